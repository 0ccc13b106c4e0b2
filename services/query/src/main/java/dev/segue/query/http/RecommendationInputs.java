package dev.segue.query.http;

import dev.segue.recommend.Example;
import dev.segue.recommend.RecommendationRequest;
import dev.segue.recommend.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The body of a question that goes by several examples. */
final class RecommendationInputs {
  private static final int MOST_EXAMPLES = 100;
  private static final double GREATEST_WEIGHT = 1_000;
  private static final List<String> EXAMPLE_FIELDS = List.of("id", "features", "weight");

  private RecommendationInputs() {}

  /** The names of all fields. */
  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("positive", "negative", "strategy", "strict"));
    names.addAll(SimilarInputs.names());
    return names;
  }

  static RecommendationRequest read(BodyInputs body, String defaultModel) {
    Strategy strategy = OptionInputs.choice(body, "strategy", Strategy.NEAREST, Strategy.values());
    return new RecommendationRequest(
        SimilarInputs.model(body, defaultModel),
        examples(body, "positive", strategy),
        examples(body, "negative", Strategy.NEAREST),
        strategy,
        body.flag("strict").orElse(false),
        SimilarInputs.limit(body),
        SimilarInputs.offset(body),
        OptionInputs.read(body));
  }

  private static List<Example> examples(BodyInputs body, String name, Strategy strategy) {
    List<Example> examples = new ArrayList<>();
    for (BodyInputs.Item item : body.items(name, MOST_EXAMPLES)) {
      examples.add(example(body, item, strategy));
    }
    return examples;
  }

  private static Example example(Inputs inputs, BodyInputs.Item item, Strategy strategy) {
    if (item.text().isPresent()) {
      ValueErrors.checkLength(item.path(), item.text().get(), FilterInputs.LONGEST_ID);
      return new Example.Known(inputs.trackId(item.text().get()), 1);
    }
    BodyInputs object =
        item.object()
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        item.path(),
                        "'"
                            + item.path()
                            + "' must be an id, or an object with 'id' or 'features'."));
    KnownParameters.check("field", object.names(), EXAMPLE_FIELDS);
    double weight = weight(object, strategy);
    String id = object.track("id").orElse(null);
    boolean sound = object.object("features").isPresent();
    if ((id == null) != sound) {
      throw ProblemException.invalid(
          item.path(), "'" + item.path() + "' needs either 'id' or 'features'.");
    }
    return id == null
        ? new Example.Sound(SimilarInputs.features(object), weight)
        : new Example.Known(id, weight);
  }

  private static double weight(BodyInputs object, Strategy strategy) {
    OptionalDouble weight = object.number("weight");
    String name = object.path("weight");
    if (weight.isEmpty()) {
      return 1;
    }
    if (strategy == Strategy.GROUP) {
      throw ProblemException.invalid(
          name, "With strategy 'group' each example counts the same; leave '" + name + "' out.");
    }
    double value = weight.getAsDouble();
    if (!(value > 0) || value > GREATEST_WEIGHT) {
      throw ProblemException.invalid(
          name, "'" + name + "' must be greater than 0 and at most 1000, not " + value + ".");
    }
    return value;
  }
}
