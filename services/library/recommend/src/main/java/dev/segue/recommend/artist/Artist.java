package dev.segue.recommend.artist;

import java.util.List;

/**
 * An artist of the catalogue.
 *
 * @param key the name folded, by which artists are told apart
 * @param trackIds all tracks that the artist has a part in, the most popular first
 * @param popularity canonical popularity of the most popular of them, -1 where it is not known
 */
public record Artist(String key, List<String> trackIds, double popularity) {
  public Artist {
    trackIds = List.copyOf(trackIds);
  }
}
