package dev.segue.recommend;

import java.util.List;

/**
 * A question for tracks.
 *
 * @param model name of the model that answers
 * @param positive what to go by; may be empty where the options have targets
 * @param negative what to keep away from
 * @param strict whether an id that the catalogue does not have is an error
 * @param limit at most this many tracks
 * @param offset how many of the answer to pass over
 */
public record RecommendationRequest(
    String model,
    List<Example> positive,
    List<Example> negative,
    Strategy strategy,
    boolean strict,
    int limit,
    int offset,
    Options options) {

  public RecommendationRequest {
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
  }

  /** The same question under another filter. */
  public RecommendationRequest withFilter(TrackFilter filter) {
    return new RecommendationRequest(
        model, positive, negative, strategy, strict, limit, offset, options.withFilter(filter));
  }

  /** A question for what is like one example. */
  static RecommendationRequest like(Example example, SimilarRequest request) {
    return new RecommendationRequest(
        request.model(),
        List.of(example),
        List.of(),
        Strategy.NEAREST,
        false,
        request.limit(),
        request.offset(),
        request.options());
  }
}
