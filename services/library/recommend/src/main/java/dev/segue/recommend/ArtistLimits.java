package dev.segue.recommend;

import dev.segue.catalogue.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts tracks by artist and album, so that no one has more of them than is asked for. */
final class ArtistLimits {
  private final Rows rows;
  private final int perArtist;
  private final int perAlbum;
  private final Map<String, Integer> artists = new HashMap<>();
  private final Map<Integer, Integer> albums = new HashMap<>();

  /**
   * @param perArtist 0 for any number
   * @param perAlbum 0 for any number
   */
  ArtistLimits(Rows rows, int perArtist, int perAlbum) {
    this.rows = rows;
    this.perArtist = perArtist;
    this.perAlbum = perAlbum;
  }

  /** Counts the track and returns true, or returns false if there is no room for it. */
  boolean admit(int row) {
    List<String> names = perArtist == 0 ? List.of() : rows.names().artists(row);
    for (String name : names) {
      if (artists.getOrDefault(name, 0) >= perArtist) {
        return false;
      }
    }
    int album = perAlbum == 0 ? 0 : rows.facts().album(row);
    if (album != 0 && albums.getOrDefault(album, 0) >= perAlbum) {
      return false;
    }
    names.stream().distinct().forEach(name -> artists.merge(name, 1, Integer::sum));
    if (album != 0) {
      albums.merge(album, 1, Integer::sum);
    }
    return true;
  }
}
