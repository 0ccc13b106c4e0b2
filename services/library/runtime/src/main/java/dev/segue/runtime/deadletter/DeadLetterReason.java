package dev.segue.runtime.deadletter;

/**
 * Why an event cannot be used; the text is what the dead letter's header and the metric's label
 * carry.
 */
public enum DeadLetterReason {
  /** The record has no key, or one that is blank or not UTF-8. */
  NO_KEY("no_key"),
  /** The key is not the id in the value. */
  KEY_MISMATCH("key_mismatch"),
  /** The value does not begin like Avro in Confluent's wire format. */
  NOT_CONFLUENT_AVRO("not_confluent_avro"),
  /** The registry has no schema of the id that the value names. */
  UNKNOWN_SCHEMA("unknown_schema"),
  /** The value was written with a schema that cannot be read as that of the topic. */
  INCOMPATIBLE_SCHEMA("incompatible_schema"),
  /** The value ends too early, or is not what its schema says. */
  TRUNCATED("truncated"),
  /** A feature is not a finite number within its domain, or a rating is none of 1, 0 and -1. */
  IMPOSSIBLE_VALUE("impossible_value"),
  /** The key, a text, a list or the whole value is longer than Segue keeps. */
  TOO_LONG("too_long"),
  /** The event has none of the 14 features. */
  NO_FEATURES("no_features"),
  /** The event names no track. */
  NO_TRACK("no_track"),
  /** The listener has as many ratings as are kept of one. */
  TOO_MANY_RATINGS("too_many_ratings");

  private final String text;

  DeadLetterReason(String text) {
    this.text = text;
  }

  /** The reason as header and label, in snake case. */
  public String text() {
    return text;
  }
}
