package dev.segue.catalogue;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a version of a model changed.
 *
 * @param before the version it is compared with
 * @param added labels of components that were not there before
 * @param gone labels of components that are there no more
 * @param leastCosine of the components that stayed, how alike the most changed one is: 0 to 1;
 *     empty where none stayed
 * @param rescaled labels of features that are read otherwise than before, or that only one of the
 *     versions reads
 */
public record ModelChange(
    FactorModel before,
    List<String> added,
    List<String> gone,
    OptionalDouble leastCosine,
    List<String> rescaled) {
  public ModelChange {
    added = List.copyOf(added);
    gone = List.copyOf(gone);
    rescaled = List.copyOf(rescaled);
  }

  /** What {@code after} changed, by identity of components and by feature. */
  public static ModelChange between(FactorModel before, FactorModel after) {
    Map<Integer, Component> old = byId(before);
    Map<Integer, Component> now = byId(after);
    return new ModelChange(
        before,
        missing(after, old),
        missing(before, now),
        after.components().stream()
            .filter(c -> old.containsKey(c.id()))
            .mapToDouble(
                c -> cosine(weights(c, after), weights(old.getOrDefault(c.id(), c), before)))
            .min(),
        rescaled(before, after));
  }

  private static Map<Integer, Component> byId(FactorModel model) {
    return model.components().stream()
        .collect(Collectors.toMap(Component::id, Function.identity()));
  }

  private static List<String> missing(FactorModel in, Map<Integer, Component> from) {
    return in.components().stream()
        .filter(c -> !from.containsKey(c.id()))
        .map(Component::label)
        .toList();
  }

  private static Map<Feature, Double> weights(Component component, FactorModel model) {
    Map<Feature, Double> weights = new EnumMap<>(Feature.class);
    List<FeatureScaling> scalings = model.transform().scalings();
    for (int f = 0; f < scalings.size(); f++) {
      weights.put(scalings.get(f).feature(), component.weight(f));
    }
    return weights;
  }

  private static double cosine(Map<Feature, Double> a, Map<Feature, Double> b) {
    double product = 0;
    for (Map.Entry<Feature, Double> weight : a.entrySet()) {
      product += weight.getValue() * b.getOrDefault(weight.getKey(), 0.0);
    }
    double lengths = length(a) * length(b);
    return lengths == 0 ? 0 : Math.min(1, product / lengths);
  }

  private static double length(Map<Feature, Double> weights) {
    return Math.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
  }

  private static List<String> rescaled(FactorModel before, FactorModel after) {
    List<String> changed = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      if (!scaling(before, feature).equals(scaling(after, feature))) {
        changed.add(feature.label());
      }
    }
    return changed;
  }

  private static List<FeatureScaling> scaling(FactorModel model, Feature feature) {
    return model.transform().scalings().stream().filter(s -> s.feature() == feature).toList();
  }
}
