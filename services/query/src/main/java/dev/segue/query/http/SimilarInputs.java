package dev.segue.query.http;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.recommend.FeatureFilter;
import dev.segue.query.recommend.SimilarRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The parameters of a question for similar tracks, the same in a query string and in a body. */
final class SimilarInputs {
  static final int DEFAULT_LIMIT = 10;
  static final int LARGEST_LIMIT = 100;
  static final int LARGEST_OFFSET = 10_000;
  private static final int MOST_EXCLUDED = 1_000;
  private static final int LONGEST_ID = 256;
  static final int LONGEST_MODEL = 100;

  private SimilarInputs() {}

  /** The names of all parameters, filters included. */
  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("limit", "offset", "exclude", "model"));
    for (Feature feature : Feature.values()) {
      names.add("min_" + feature.label());
      names.add("max_" + feature.label());
    }
    return names;
  }

  static SimilarRequest read(Inputs inputs, String defaultModel) {
    return new SimilarRequest(
        inputs.text("model", LONGEST_MODEL).orElse(defaultModel),
        inputs.integer("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT),
        inputs.integer("offset", 0, 0, LARGEST_OFFSET),
        filter(inputs),
        Set.copyOf(inputs.texts("exclude", MOST_EXCLUDED, LONGEST_ID)));
  }

  /** Features in raw units, at least one, each within the domain of its feature. */
  static FeatureVector features(BodyInputs body) {
    BodyInputs given =
        body.object("features")
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "features", "'features' is required: an object of feature values."));
    Names.check(
        "feature", given.names(), Arrays.stream(Feature.values()).map(Feature::label).toList());
    FeatureVector.Builder vector = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      OptionalDouble value = given.number(feature.label());
      if (value.isPresent()) {
        if (!feature.accepts(value.getAsDouble())) {
          String name = "features." + feature.label();
          throw ProblemException.invalid(
              name,
              "'" + name + "' must be " + feature.domain() + ", not " + value.getAsDouble() + ".");
        }
        vector.raw(feature, value.getAsDouble());
      }
    }
    FeatureVector features = vector.build();
    if (features.isEmpty()) {
      throw ProblemException.invalid("features", "'features' needs at least one feature value.");
    }
    return features;
  }

  private static FeatureFilter filter(Inputs inputs) {
    FeatureFilter.Builder filter = FeatureFilter.builder();
    for (Feature feature : Feature.values()) {
      String minName = "min_" + feature.label();
      String maxName = "max_" + feature.label();
      OptionalDouble min = inputs.number(minName);
      OptionalDouble max = inputs.number(maxName);
      if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
        throw ProblemException.invalid(
            minName, "'" + minName + "' is greater than '" + maxName + "'.");
      }
      min.ifPresent(value -> filter.min(feature, value));
      max.ifPresent(value -> filter.max(feature, value));
    }
    return filter.build();
  }
}
