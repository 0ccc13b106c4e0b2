package dev.segue.query.http;

import dev.segue.engine.track.Feature;
import dev.segue.recommend.Duplicates;
import dev.segue.recommend.Options;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The options that any question for tracks may have, filters included. */
final class OptionInputs {
  static final int MOST_OF_ONE = 100;

  private OptionInputs() {}

  /** The names of all options. */
  static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "diversity",
                "max_per_artist",
                "max_per_album",
                "duplicates",
                "exploration",
                "seed",
                "explain"));
    for (Feature feature : Feature.values()) {
      names.add("target_" + feature.label());
    }
    names.addAll(FilterInputs.names());
    return names;
  }

  static Options read(Inputs inputs) {
    return new Options(
        FilterInputs.read(inputs),
        targets(inputs),
        fraction(inputs, "diversity"),
        inputs.integer("max_per_artist", 0, 1, MOST_OF_ONE),
        inputs.integer("max_per_album", 0, 1, MOST_OF_ONE),
        choice(inputs, "duplicates", Duplicates.FOLD, Duplicates.values()),
        fraction(inputs, "exploration"),
        inputs.integer("seed", 0, 0, Integer.MAX_VALUE),
        inputs.flag("explain").orElse(false));
  }

  /** One of an enumeration, written in lower case. */
  static <E extends Enum<E>> E choice(Inputs inputs, String name, E otherwise, E[] all) {
    String given = inputs.text(name, FilterInputs.LONGEST_ID).orElse(null);
    if (given == null) {
      return otherwise;
    }
    List<String> labels = new ArrayList<>();
    for (E one : all) {
      String label = one.name().toLowerCase(Locale.ROOT);
      if (label.equals(given)) {
        return one;
      }
      labels.add(label);
    }
    throw ProblemException.invalid(name, ValueErrors.choice(name, labels, given));
  }

  private static Map<Feature, Double> targets(Inputs inputs) {
    Map<Feature, Double> targets = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      String name = "target_" + feature.label();
      OptionalDouble value = inputs.number(name);
      if (value.isPresent()) {
        SimilarInputs.checkDomain(name, feature, value.getAsDouble());
        targets.put(feature, feature.canonical(value.getAsDouble()));
      }
    }
    return targets;
  }

  private static double fraction(Inputs inputs, String name) {
    double value = inputs.number(name).orElse(0);
    if (value < 0 || value > 1) {
      throw ProblemException.invalid(name, "'" + name + "' must be 0 to 1, not " + value + ".");
    }
    return value;
  }
}
