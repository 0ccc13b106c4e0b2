package dev.segue.runtime;

import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Marks the log lines that a person at the console has to see, wherever the log goes. */
public final class Notice {
  /** The marker. */
  public static final Marker MARKER = MarkerFactory.getMarker("segue-notice");

  private Notice() {}
}
