package dev.segue.engine.factorize;

import dev.segue.engine.track.Feature;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names a component by its strongest feature, as the published recipe does. */
final class ComponentNames {

  private ComponentNames() {}

  /**
   * The strongest feature's label; where that is taken, followed by the next strongest with a
   * weight, and so on ({@code energy/loudness}); where all that is taken, with the identity.
   *
   * @param weights one for each feature. Not modified
   * @param taken names of other components. Not modified
   */
  static String name(List<Feature> features, double[] weights, Set<String> taken, int id) {
    List<String> labels =
        IntStream.range(0, weights.length)
            .boxed()
            .filter(j -> weights[j] > 0)
            .sorted(Comparator.comparingDouble(j -> -weights[j])) // stable: ties in feature order
            .map(j -> features.get(j).label())
            .toList();
    for (int length = 1; length <= labels.size(); length++) {
      String name = labels.stream().limit(length).collect(Collectors.joining("/"));
      if (!taken.contains(name)) {
        return name;
      }
    }
    return (labels.isEmpty() ? "unused" : labels.get(0)) + "/" + id;
  }
}
