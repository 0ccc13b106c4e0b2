package dev.segue.tables.library;

/**
 * One playing of a track.
 *
 * @param at when, in milliseconds since the epoch
 */
public record Play(End end, long at) {

  /** How it ended. */
  public enum End {
    /** The track came to its end, or a service that counts only such plays counted it. */
    FULL,
    /** It was broken off within half a minute. */
    SKIPPED,
    /** Neither, or the file does not say it. */
    OTHER
  }
}
