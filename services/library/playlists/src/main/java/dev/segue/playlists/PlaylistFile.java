package dev.segue.playlists;

import java.util.List;

/**
 * What was read of a file: every entry of it is either in the playlist or among the problems.
 *
 * @param format the form that was recognised
 * @param problems entries that could not be used, in their order
 */
public record PlaylistFile(PlaylistFormat format, Playlist playlist, List<Problem> problems) {

  public PlaylistFile {
    problems = List.copyOf(problems);
  }

  /**
   * An entry that could not be used.
   *
   * @param place where it stands, such as {@code line 7} or {@code track 3}
   * @param reason what is wrong, as the end of a sentence
   */
  public record Problem(String place, String reason) {}
}
