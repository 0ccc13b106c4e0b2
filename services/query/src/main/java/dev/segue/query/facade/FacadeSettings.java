package dev.segue.query.facade;

import dev.segue.query.facade.audiomuse.AudioMuseFacade;
import dev.segue.query.facade.spotify.SpotifyFacade;
import dev.segue.query.facade.subsonic.SubsonicFacade;
import java.util.ArrayList;
import java.util.List;

/**
 * Which facades answer.
 *
 * @param spotify whether {@code /spotify} answers
 * @param spotifyPort a port at whose root the same answers; 0 for none
 * @param audioMuse whether {@code /audiomuse} answers
 * @param mcp whether assistants are answered at {@code /mcp}
 * @param subsonic whether {@code /rest} answers
 * @param serverIds namespaces of the external ids of music servers, such as {@code subsonic:home}
 */
public record FacadeSettings(
    boolean spotify,
    int spotifyPort,
    boolean audioMuse,
    boolean mcp,
    boolean subsonic,
    List<String> serverIds) {
  public FacadeSettings {
    serverIds = List.copyOf(serverIds);
  }

  /** All facades, without ports of their own. */
  public static FacadeSettings all() {
    return new FacadeSettings(true, 0, true, true, true, List.of("subsonic", "jellyfin"));
  }

  /** The facades that are on. */
  public List<Facade> facades(FacadeSources sources) {
    List<Facade> facades = new ArrayList<>();
    if (spotify) {
      facades.add(new SpotifyFacade(sources));
    }
    if (audioMuse) {
      facades.add(new AudioMuseFacade(sources, serverIds));
    }
    if (subsonic) {
      facades.add(new SubsonicFacade(sources, serverIds));
    }
    return List.copyOf(facades);
  }
}
