package dev.segue.catalogue.identity;

import java.util.List;

/** An id elsewhere that several recordings of the catalogue have. */
public final class AmbiguousTrackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final transient List<String> candidates;

  AmbiguousTrackException(String text, List<String> candidates) {
    super(text + " names several tracks", null, false, false);
    this.text = text;
    this.candidates = List.copyOf(candidates);
  }

  /** What was given. */
  public String text() {
    return text;
  }

  /** Ids of the tracks that it may mean. */
  public List<String> candidates() {
    return candidates;
  }
}
