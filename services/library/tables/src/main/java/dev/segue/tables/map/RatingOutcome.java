package dev.segue.tables.map;

import dev.segue.schemas.avro.ListenerFeedback;

/** What became of one row of ratings: an event, or the reason why there is none. */
public sealed interface RatingOutcome permits RatingOutcome.Rated, Outcome.Reject {

  /** A row that became an event. */
  record Rated(ListenerFeedback event) implements RatingOutcome {}
}
