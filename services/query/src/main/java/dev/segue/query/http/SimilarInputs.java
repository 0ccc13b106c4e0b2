package dev.segue.query.http;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Options;
import dev.segue.recommend.SimilarRequest;
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

  /** The names of all parameters, options and filters included. */
  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("limit", "offset", "model"));
    names.addAll(OptionInputs.names());
    return names;
  }

  static SimilarRequest read(Inputs inputs, String defaultModel) {
    return read(inputs, defaultModel, OptionInputs.read(inputs));
  }

  /** The names of the parameters where the order cannot be chosen. */
  static List<String> plainNames() {
    List<String> names = new ArrayList<>(List.of("limit", "offset", "model"));
    names.addAll(FilterInputs.names());
    return names;
  }

  static SimilarRequest readPlain(Inputs inputs, String defaultModel) {
    return read(inputs, defaultModel, Options.of(FilterInputs.read(inputs)));
  }

  static String model(Inputs inputs, String defaultModel) {
    return inputs.text("model", LONGEST_MODEL).orElse(defaultModel);
  }

  static int limit(Inputs inputs) {
    return inputs.integer("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT);
  }

  static int offset(Inputs inputs) {
    return inputs.integer("offset", 0, 0, LARGEST_OFFSET);
  }

  /** Features in raw units, at least one, each within the domain of its feature. */
  static FeatureVector features(BodyInputs body) {
    String field = body.path("features");
    BodyInputs given =
        body.object("features")
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        field, "'" + field + "' is required: an object of feature values."));
    KnownParameters.check(
        "feature", given.names(), Arrays.stream(Feature.values()).map(Feature::label).toList());
    FeatureVector.Builder vector = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      OptionalDouble value = given.number(feature.label());
      if (value.isPresent()) {
        checkDomain(given.path(feature.label()), feature, value.getAsDouble());
        vector.raw(feature, value.getAsDouble());
      }
    }
    FeatureVector features = vector.build();
    if (features.isEmpty()) {
      throw ProblemException.invalid(field, "'" + field + "' needs at least one feature value.");
    }
    return features;
  }

  static void checkDomain(String name, Feature feature, double value) {
    if (!feature.accepts(value)) {
      throw ProblemException.invalid(
          name, "'" + name + "' must be " + feature.domain() + ", not " + value + ".");
    }
  }

  private static SimilarRequest read(Inputs inputs, String defaultModel, Options options) {
    return new SimilarRequest(model(inputs, defaultModel), limit(inputs), offset(inputs), options);
  }
}
