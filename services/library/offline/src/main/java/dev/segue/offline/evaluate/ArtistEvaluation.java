package dev.segue.offline.evaluate;

import dev.segue.engine.factorize.Recipe;
import dev.segue.tables.source.CollectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Precision@n of labels for artists: by the sets of their tracks, as the query service compares
 * them, side by side with the means of their tracks, by the same models and on the same queries.
 */
public final class ArtistEvaluation {
  /** Whose tracks are fewer is asked for nothing: one track is its own mean. */
  static final int FEWEST_TRACKS = 3;

  private ArtistEvaluation() {}

  /**
   * Fits the recipes and judges everything.
   *
   * @return an evaluation whose tracks are artists
   * @throws CollectException if no artist has tracks enough and a label
   * @throws IllegalArgumentException if a recipe finds nothing to fit
   */
  public static Evaluation run(
      ArtistTable table, List<String> labels, List<Recipe> recipes, Evaluation.Options options) {
    LabelledTable labelled = table.labelled(labels);
    int[] queries = queries(table, options);
    if (queries.length == 0) {
      throw new CollectException(
          "%s has no artist with %d tracks and a label.".formatted(table.name(), FEWEST_TRACKS));
    }
    List<Evaluation.Method> methods = new ArrayList<>();
    for (Recipe recipe : recipes) {
      try (ArtistNeighbours neighbours = ArtistNeighbours.of(recipe, table)) {
        methods.add(Evaluation.judge(neighbours, true, labelled, queries, options));
        methods.add(Evaluation.judge(neighbours.byMeans(), false, labelled, queries, options));
      }
    }
    List<Precision> chance =
        IntStream.range(0, labels.size())
            .mapToObj(
                column -> Precision.chance(labels.get(column), labelled.tracks(), column, queries))
            .toList();
    methods.add(
        new Evaluation.Method("chance", false, "any artist, by the labels' frequencies", chance));
    return new Evaluation(labelled, options.limit(), queries.length, methods);
  }

  private static int[] queries(ArtistTable table, Evaluation.Options options) {
    int[] candidates =
        IntStream.range(0, table.artists().size())
            .filter(at -> table.artists().get(at).tracks().size() >= FEWEST_TRACKS)
            .filter(at -> table.artists().get(at).labels().stream().anyMatch(one -> !one.isEmpty()))
            .toArray();
    return Evaluation.drawn(candidates, new Random(options.seed()), options.queries());
  }
}
