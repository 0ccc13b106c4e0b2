package dev.segue.recommend.artist;

import dev.segue.catalogue.FoldedText;
import java.util.List;

/** Names of artists as tracks write them. */
public final class ArtistNames {
  private ArtistNames() {}

  /**
   * The name that a track writes for an artist.
   *
   * @param key the name folded
   * @param names of the artists of one track, as it writes them
   * @return the key itself if none of the names is it
   */
  public static String written(String key, List<String> names) {
    return names.stream().filter(name -> FoldedText.fold(name).equals(key)).findFirst().orElse(key);
  }
}
