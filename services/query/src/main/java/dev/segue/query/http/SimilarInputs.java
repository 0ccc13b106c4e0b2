package dev.segue.query.http;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.recommend.SimilarRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The parameters of a question for similar tracks, the same in a query string and in a body. */
final class SimilarInputs {
  static final int DEFAULT_LIMIT = 10;
  static final int LARGEST_LIMIT = 100;
  static final int LARGEST_OFFSET = 10_000;
  static final int LONGEST_MODEL = 100;

  private SimilarInputs() {}

  /** The names of all parameters, filters included. */
  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("limit", "offset", "model"));
    names.addAll(FilterInputs.names());
    return names;
  }

  static SimilarRequest read(Inputs inputs, String defaultModel) {
    return new SimilarRequest(
        inputs.text("model", LONGEST_MODEL).orElse(defaultModel),
        inputs.integer("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT),
        inputs.integer("offset", 0, 0, LARGEST_OFFSET),
        FilterInputs.read(inputs));
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
}
