package dev.segue.recommend.listener;

import dev.segue.recommend.Options;
import dev.segue.recommend.Strategy;

/**
 * A question for what a listener may like.
 *
 * @param model name of the model that answers
 * @param includeRated whether tracks that were rated may be in the answer
 */
public record ListenerRequest(
    String model, Strategy strategy, int limit, int offset, Options options, boolean includeRated) {

  /** The same question with other options. */
  public ListenerRequest withOptions(Options other) {
    return new ListenerRequest(model, strategy, limit, offset, other, includeRated);
  }

  /** The nearest to what is liked, without further options. */
  public static ListenerRequest nearest(String model, int limit) {
    return new ListenerRequest(model, Strategy.NEAREST, limit, 0, Options.none(), false);
  }
}
