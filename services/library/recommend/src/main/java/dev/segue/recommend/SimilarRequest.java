package dev.segue.recommend;

/**
 * What to answer with.
 *
 * @param model name of the model that answers
 * @param limit at most this many tracks
 * @param offset how many of the nearest to pass over
 * @param options what else is asked for
 */
public record SimilarRequest(String model, int limit, int offset, Options options) {

  /** The nearest tracks, without further options. */
  public static SimilarRequest nearest(String model, int limit) {
    return new SimilarRequest(model, limit, 0, Options.none());
  }
}
