package dev.segue.query.listener;

import dev.segue.recommend.listener.Ratings;

/** A listener would have more ratings than are kept of one, see {@link Ratings#MOST}. */
public final class TooManyRatingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int held;
  private final int added;

  /**
   * @param held how many ratings there are
   * @param added how many more tracks would be rated
   */
  public TooManyRatingsException(int held, int added) {
    this.held = held;
    this.added = added;
  }

  /** How many there are and may be, for whoever asked. */
  public String sentence() {
    return "The listener has %,d ratings, and %,d more would be over the %,d that are kept of one: take some back first."
        .formatted(held, added, Ratings.MOST);
  }

  @Override
  public String getMessage() {
    return sentence();
  }
}
