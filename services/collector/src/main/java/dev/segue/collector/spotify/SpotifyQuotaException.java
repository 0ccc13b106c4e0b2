package dev.segue.collector.spotify;

import java.time.Instant;

/** Spotify wants to be left alone for longer than anybody waits. */
public final class SpotifyQuotaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Instant resume;

  SpotifyQuotaException(Instant resume, Throwable cause) {
    super("Spotify's quota is used up until " + resume, cause);
    this.resume = resume;
  }

  /** When it may be asked again. */
  public Instant resume() {
    return resume;
  }
}
