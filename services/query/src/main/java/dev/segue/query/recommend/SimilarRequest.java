package dev.segue.query.recommend;

import java.util.Set;

/**
 * What to answer with.
 *
 * @param model name of the model that answers
 * @param limit at most this many tracks
 * @param offset how many of the nearest to pass over
 * @param filter bounds that every track of the answer keeps
 * @param exclude ids that are not in the answer; ids that are in no catalogue are no error
 */
public record SimilarRequest(
    String model, int limit, int offset, FeatureFilter filter, Set<String> exclude) {
  public SimilarRequest {
    exclude = Set.copyOf(exclude);
  }

  /** The nearest tracks, without further wishes. */
  public static SimilarRequest nearest(String model, int limit) {
    return new SimilarRequest(model, limit, 0, FeatureFilter.none(), Set.of());
  }
}
