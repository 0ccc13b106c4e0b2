package dev.segue.engine.factorize;

import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.track.TrackHash;

/** A fingerprint of what decides the answers of a model: {@link FactorModel#digest}. */
final class ModelDigest {

  private ModelDigest() {}

  static String of(FactorModel model) {
    StringBuilder text = new StringBuilder(model.similarity().name());
    for (FeatureScaling scaling : model.transform().scalings()) {
      text.append('\n').append(scaling.feature().label()).append(' ').append(scaling.transform());
      append(text, scaling.low());
      append(text, scaling.high());
      append(text, scaling.weight());
      text.append(' ').append(scaling.clip()).append(' ').append(scaling.sentinelIsMissing());
    }
    for (Component component : model.components()) {
      text.append('\n');
      append(text, component.scale());
      for (int feature = 0; feature < component.size(); feature++) {
        append(text, component.weight(feature));
      }
    }
    return "%016x".formatted(TrackHash.of(text.toString()));
  }

  /** As bits: how a number is written in decimals has changed between versions of Java. */
  private static void append(StringBuilder text, double value) {
    text.append(' ').append(Long.toHexString(Double.doubleToLongBits(value + 0.0)));
  }
}
