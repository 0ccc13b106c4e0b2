package dev.segue.offline.evaluate;

import dev.segue.engine.factorize.Recipe;
import dev.segue.tables.source.CollectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Precision@n of labels for recipes, side by side with simple ways to find neighbours, on the same
 * queries.
 *
 * @param table what is judged
 * @param limit n: the neighbours of each query
 * @param queries positions in the table
 * @param methods in the order in which they are compared
 */
public record Evaluation(LabelledTable table, int limit, int queries, List<Method> methods) {
  /** Copies the list. */
  public Evaluation {
    methods = List.copyOf(methods);
  }

  /**
   * How much is asked, and of which tracks.
   *
   * @param queries at most; all tracks where there are fewer
   * @param seed another seed draws other queries
   * @param limit neighbours of each query
   */
  public record Options(int queries, long seed, int limit) {
    /** 2,500 queries of ten neighbours. */
    public static final Options STANDARD = new Options(2_500, 1, 10);

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public Options {
      if (queries < 1 || limit < 1) {
        throw new IllegalArgumentException("an evaluation needs a query and a neighbour at least.");
      }
    }
  }

  /**
   * One way to find neighbours, judged.
   *
   * @param recipe whether it is a recipe of Segue
   * @param description what it does, in a few words
   * @param precisions one for each label, in the order of the table
   */
  public record Method(
      String name, boolean recipe, String description, List<Precision> precisions) {
    /** Copies the list. */
    public Method {
      precisions = List.copyOf(precisions);
    }
  }

  /**
   * Fits the recipes and judges everything.
   *
   * @throws CollectException if a label has no value at all, or the table is too small
   * @throws IllegalArgumentException if a recipe finds nothing to fit
   */
  public static Evaluation run(LabelledTable table, List<Recipe> recipes, Options options) {
    check(table);
    int[] queries = queries(table, options);
    List<Method> methods = new ArrayList<>();
    for (Recipe recipe : recipes) {
      methods.add(
          judge(RecipeNeighbours.of(recipe, table.tracks()), true, table, queries, options));
    }
    List<LabelledTrack> tracks = table.tracks();
    for (Neighbours baseline :
        List.of(
            Baselines.minMaxCosine(tracks),
            Baselines.zScoreCosine(tracks),
            Baselines.group(tracks, options.seed()))) {
      methods.add(judge(baseline, false, table, queries, options));
    }
    methods.add(chance(table));
    return new Evaluation(table, options.limit(), queries.length, methods);
  }

  private static void check(LabelledTable table) {
    String name = table.name();
    if (table.tracks().size() < 2) {
      throw new CollectException(
          name + " has " + table.tracks().size() + " tracks; an evaluation needs two at least.");
    }
    for (int column = 0; column < table.labels().size(); column++) {
      int at = column;
      if (table.tracks().stream().allMatch(track -> track.labels().get(at).isEmpty())) {
        throw new CollectException(
            "Label " + table.labels().get(column) + " has no value in " + name + ".");
      }
    }
  }

  /** A random choice of the tracks that have a label, without repetition. */
  static int[] queries(LabelledTable table, Options options) {
    int[] candidates =
        IntStream.range(0, table.tracks().size())
            .filter(
                row ->
                    table.tracks().get(row).labels().stream().anyMatch(label -> !label.isEmpty()))
            .toArray();
    return drawn(candidates, new Random(options.seed()), options.queries());
  }

  /** Some of these, without repetition. The array is put in another order. */
  static int[] drawn(int[] candidates, Random random, int most) {
    int count = Math.min(most, candidates.length);
    for (int at = 0; at < count; at++) {
      int from = at + random.nextInt(candidates.length - at);
      int drawn = candidates[from];
      candidates[from] = candidates[at];
      candidates[at] = drawn;
    }
    return Arrays.copyOf(candidates, count);
  }

  static Method judge(
      Neighbours neighbours, boolean recipe, LabelledTable table, int[] queries, Options options) {
    int[][] found =
        IntStream.of(queries)
            .parallel()
            .mapToObj(row -> neighbours.of(row, options.limit()))
            .toArray(int[][]::new);
    List<Precision> precisions =
        IntStream.range(0, table.labels().size())
            .mapToObj(
                column ->
                    Precision.of(
                        table.labels().get(column), table.tracks(), column, queries, found))
            .toList();
    return new Method(neighbours.name(), recipe, neighbours.description(), precisions);
  }

  private static Method chance(LabelledTable table) {
    List<Precision> precisions =
        IntStream.range(0, table.labels().size())
            .mapToObj(
                column -> Precision.chance(table.labels().get(column), table.tracks(), column))
            .toList();
    return new Method("chance", false, "any track, by the labels' frequencies", precisions);
  }
}
