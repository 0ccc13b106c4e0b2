package dev.segue.playlists;

import org.jspecify.annotations.Nullable;

/** A file of which nothing can be read. The message says why, as the end of a sentence. */
public final class PlaylistException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PlaylistException(String reason) {
    this(reason, null);
  }

  PlaylistException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
