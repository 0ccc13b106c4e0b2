package dev.segue.recommend;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.engine.factorize.Component;
import dev.segue.recommend.PathAnswer.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a way from one track to another in small steps. Between the ends lie waypoints at equal
 * distances; each draws in turn the nearest track that no other has taken, up to {@value #WIDTH}
 * each, and the smoothest way through these layers is taken: the one with the least sum of squared
 * angles, or distances where the model compares those, found by dynamic programming (R. Bellman).
 * No track and no recording comes twice, because none is in two layers.
 */
public final class PathFinder {
  private static final int WIDTH = 32;

  private final Catalogue catalogue;

  public PathFinder(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The way that a request asks for.
   *
   * @throws UnknownTracksException if an end is no track of the catalogue
   * @throws UnknownModelException if no such model is served
   * @throws UnusableRequestException if both ends are the same, or the filter names what the model
   *     does not have
   */
  public PathAnswer find(PathRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.served(request.model());
    int from = snapshot.find(request.from());
    int to = snapshot.find(request.to());
    List<String> unknown = new ArrayList<>();
    if (from < 0) {
      unknown.add(request.from());
    }
    if (to < 0) {
      unknown.add(request.to());
    }
    if (!unknown.isEmpty()) {
      throw new UnknownTracksException(unknown, false);
    }
    if (from == to) {
      throw new UnusableRequestException("to", "'to' must be another track than 'from'.");
    }
    TrackFilter filter = request.filter();
    RowSearch search =
        new RowSearch(
            snapshot,
            served,
            filter.over(snapshot, served),
            new int[] {from, to},
            filter.only().orElse(Set.of()));
    int between = request.steps() - 1;
    List<List<Integer>> layers = layers(search, from, to, between, request.keepsDuplicates());
    int filled = (int) layers.stream().filter(layer -> !layer.isEmpty()).count();
    String name = served.model().name();
    int version = served.model().version();
    if (filled < between) {
      return new PathAnswer(name, version, List.of(), tooFew(request.steps(), between, filled));
    }
    List<Integer> rows = new ArrayList<>();
    rows.add(from);
    rows.addAll(smoothest(search, from, to, layers));
    rows.add(to);
    return new PathAnswer(name, version, steps(rows, search, served), null);
  }

  private static String tooFew(int steps, int needed, int there) {
    return "A way in %d steps needs %d different recordings between its ends, and %s."
        .formatted(
            steps,
            needed,
            there == 0
                ? "no track passes the filters"
                : "only " + there + (there == 1 ? " passes" : " pass") + " the filters");
  }

  /** The tracks that each waypoint may choose from; no recording in two of them. */
  private static List<List<Integer>> layers(
      RowSearch search, int from, int to, int count, boolean keepsDuplicates) {
    float[] start = search.embedding(from);
    float[] end = search.embedding(to);
    List<List<Candidate>> offers = new ArrayList<>();
    // Enough for each, even if all the others take what it would like best.
    int most = WIDTH * Math.max(1, count);
    for (float[] point : Waypoints.between(search.likeness(), start, end, count)) {
      offers.add(search.nearest(point, 0, most));
    }
    Recordings recordings = new Recordings(search.snapshot().rows());
    recordings.enter(from, 0);
    recordings.enter(to, 1);
    Map<Integer, Boolean> free = new HashMap<>();
    int[] next = new int[count];
    List<List<Integer>> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layers.add(new ArrayList<>());
    }
    int entered = 1;
    for (int turn = 0; turn < WIDTH; turn++) {
      for (int i = 0; i < count; i++) {
        List<Candidate> offered = offers.get(i);
        boolean took = false;
        while (!took && next[i] < offered.size()) {
          int row = offered.get(next[i]++).row();
          if (free.putIfAbsent(row, false) == null) {
            entered++;
            took = keepsDuplicates || recordings.enter(row, entered) == entered;
          }
          if (took) {
            layers.get(i).add(row);
          }
        }
      }
    }
    return layers;
  }

  private static List<Integer> smoothest(
      RowSearch search, int from, int to, List<List<Integer>> layers) {
    List<float[]> before = List.of(search.embedding(from));
    double[] cost = {0};
    List<int[]> choices = new ArrayList<>();
    for (List<Integer> layer : layers) {
      List<float[]> here = layer.stream().map(search::embedding).toList();
      int[] choice = new int[here.size()];
      cost = step(search.likeness(), before, cost, here, choice);
      choices.add(choice);
      before = here;
    }
    int[] last = new int[1];
    step(search.likeness(), before, cost, List.of(search.embedding(to)), last);
    List<Integer> rows = new ArrayList<>();
    int place = last[0];
    for (int i = layers.size() - 1; i >= 0; i--) {
      rows.add(layers.get(i).get(place));
      place = choices.get(i)[place];
    }
    Collections.reverse(rows);
    return rows;
  }

  /**
   * The least cost to each place of a layer.
   *
   * @param choice modified: the place in the layer before that each is best reached from
   */
  private static double[] step(
      EmbeddingSimilarity likeness,
      List<float[]> before,
      double[] cost,
      List<float[]> here,
      int[] choice) {
    double[] least = new double[here.size()];
    for (int h = 0; h < least.length; h++) {
      least[h] = Double.POSITIVE_INFINITY;
      for (int b = 0; b < cost.length; b++) {
        double whole = cost[b] + likeness.squaredGap(before.get(b), here.get(h));
        if (whole < least[h]) {
          least[h] = whole;
          choice[h] = b;
        }
      }
    }
    return least;
  }

  private static List<Step> steps(List<Integer> rows, RowSearch search, ServedModel served) {
    List<Step> steps = new ArrayList<>();
    float @Nullable [] before = null;
    for (int row : rows) {
      float[] here = search.embedding(row);
      Component category = served.category(row);
      steps.add(
          new Step(
              search.snapshot().rows().id(row),
              before == null ? null : Recommender.score((float) search.likeness().of(before, here)),
              category == null ? null : category.label()));
      before = here;
    }
    return steps;
  }
}
