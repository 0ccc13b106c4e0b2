package dev.segue.query.facade.spotify;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.Feature;
import dev.segue.query.facade.FacadeException;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.recommend.Duplicates;
import dev.segue.recommend.Options;
import dev.segue.recommend.TrackFilter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The parameters {@code min_}, {@code max_} and {@code target_} of the 14 features. */
final class FeatureTargets {
  private FeatureTargets() {}

  /**
   * Reads them.
   *
   * @param filter gets the bounds
   * @param model a target of a feature that it does not read cannot pull and is passed over, as
   *     clients always send the same ones
   */
  static Options read(FacadeRequest request, TrackFilter.Builder filter, FactorModel model) {
    List<Feature> pulls = model.transform().features();
    Map<Feature, Double> targets = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      OptionalDouble min = request.number("min_" + feature.label());
      OptionalDouble max = request.number("max_" + feature.label());
      if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
        throw new FacadeException(
            400, "Invalid min_%1$s: it is greater than max_%1$s.".formatted(feature.label()));
      }
      min.ifPresent(value -> filter.min(feature, value));
      max.ifPresent(value -> filter.max(feature, value));
      OptionalDouble target = request.number("target_" + feature.label());
      if (target.isPresent()) {
        if (!feature.accepts(target.getAsDouble())) {
          throw new FacadeException(
              400, "Invalid target_" + feature.label() + ": must be " + feature.domain() + ".");
        }
        if (pulls.contains(feature)) {
          targets.put(feature, feature.canonical(target.getAsDouble()));
        }
      }
    }
    return new Options(filter.build(), targets, 0, 0, 0, Duplicates.FOLD, 0, 0, false);
  }
}
