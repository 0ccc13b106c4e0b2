package dev.segue.query.facade;

import dev.segue.query.facade.spotify.SpotifyFacade;
import java.util.ArrayList;
import java.util.List;

/**
 * Which facades answer.
 *
 * @param spotify whether {@code /spotify} answers
 * @param spotifyPort a port at whose root the same answers; 0 for none
 */
public record FacadeSettings(boolean spotify, int spotifyPort) {

  /** All facades, without ports of their own. */
  public static FacadeSettings all() {
    return new FacadeSettings(true, 0);
  }

  /** The facades that are on. */
  public List<Facade> facades(FacadeSources sources) {
    List<Facade> facades = new ArrayList<>();
    if (spotify) {
      facades.add(new SpotifyFacade(sources));
    }
    return List.copyOf(facades);
  }
}
