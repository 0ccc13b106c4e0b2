package dev.segue.tables.library;

/** Where ids of tracks come from: what stands before the colon. */
public final class Namespaces {

  /** Spotify's id of a track. */
  public static final String SPOTIFY = "spotify";

  /** MusicBrainz' id of a recording. */
  public static final String MBID = "mbid";

  /** The persistent id of a track in one library of iTunes. */
  public static final String ITUNES = "itunes";

  /** ListenBrainz' id of a spelling, which joins entries of one export but names no recording. */
  public static final String MSID = "msid";

  /** Segue's own id. */
  public static final String SEGUE = "segue";

  private Namespaces() {}

  /** Whether others know such ids, so that they are published with the track. */
  static boolean isPublished(String id) {
    return !id.startsWith(MSID + ":") && !id.startsWith(SEGUE + ":");
  }
}
