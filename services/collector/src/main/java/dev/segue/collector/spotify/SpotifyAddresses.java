package dev.segue.collector.spotify;

import java.net.URI;

/**
 * Where Spotify is.
 *
 * @param api the Web API, with a slash at the end
 * @param accounts where one signs in, with a slash at the end
 */
public record SpotifyAddresses(URI api, URI accounts) {
  /** Whether an address that an answer names is of the Web API, so that a token may go there. */
  boolean isApi(URI address) {
    return api.getScheme().equals(address.getScheme())
        && api.getHost().equals(address.getHost())
        && api.getPort() == address.getPort();
  }
}
