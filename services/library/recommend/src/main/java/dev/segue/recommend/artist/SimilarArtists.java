package dev.segue.recommend.artist;

import java.util.List;

/**
 * The artists most like one.
 *
 * @param model name of the model that said so
 * @param version of the model, one for the whole answer
 * @param artists the most alike first
 */
public record SimilarArtists(String model, int version, List<SimilarArtist> artists) {
  public SimilarArtists {
    artists = List.copyOf(artists);
  }
}
