package dev.segue.query.ingest;

import java.util.List;

/** Takes events of tracks. */
@FunctionalInterface
public interface TrackWriter {
  /**
   * Writes all events, or none. Returns when all copies of the broker have them.
   *
   * @throws TracksUnwritableException if that is not confirmed; the events may be sent again
   */
  void write(List<TrackEvent> events);
}
