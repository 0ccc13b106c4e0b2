package dev.segue.collector.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteException;
import dev.segue.remote.RemoteLimits;
import dev.segue.tables.source.CollectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks Spotify's Web API, as whoever signed in. */
public final class SpotifyApi {
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;
  private static final Duration UNKNOWN_WAIT = Duration.ofHours(1);

  private final SpotifyAddresses addresses;
  private final SpotifySignIn signIn;
  private final RemoteApi api;
  private final Clock clock;

  public SpotifyApi(SpotifyAddresses addresses, SpotifySignIn signIn, RemoteApi api, Clock clock) {
    this.addresses = addresses;
    this.signIn = signIn;
    this.api = api;
    this.clock = clock;
  }

  /** Asks at this rate; a quota that is used up is not asked again. */
  public static RemoteApi remote(double requestsPerSecond) {
    return new RemoteApi("spotify", RemoteLimits.of(requestsPerSecond), SpotifyApi::isQuota);
  }

  private static boolean isQuota(RemoteException e) {
    return e.status() == TOO_MANY && e.body().contains("QUOTA_EXCEEDED");
  }

  /** A resource by its path below the API's address, without a slash before it. */
  JsonNode get(String path) throws RemoteException, InterruptedException {
    return get(addresses.api().resolve(path));
  }

  private JsonNode get(URI address) throws RemoteException, InterruptedException {
    try {
      return ask(address, signIn.accessToken());
    } catch (RemoteException e) {
      if (e.status() == UNAUTHORIZED) {
        return ask(address, signIn.refreshed().access());
      }
      throw e;
    }
  }

  private JsonNode ask(URI address, String token) throws RemoteException, InterruptedException {
    try {
      return api.json(
          HttpRequest.newBuilder(address)
              .header("Accept", "application/json")
              .header("Authorization", "Bearer " + token));
    } catch (RemoteException e) {
      if (e.status() == TOO_MANY) {
        Duration wait = e.retryAfter();
        throw new SpotifyQuotaException(
            clock.instant().plus(wait == null ? UNKNOWN_WAIT : wait), e);
      }
      throw e;
    }
  }

  /**
   * The page that another one names as the next; null at the end.
   *
   * @throws CollectException if it is elsewhere: a token must not go there
   */
  @Nullable String next(JsonNode page) {
    JsonNode next = page.path("next");
    if (!next.isTextual() || next.asText().isEmpty()) {
      return null;
    }
    URI address;
    try {
      address = URI.create(next.asText());
    } catch (IllegalArgumentException e) {
      throw new CollectException("Spotify names a next page whose address is none.", e);
    }
    if (!addresses.isApi(address)) {
      throw new CollectException(
          "Spotify names a next page at " + address.getHost() + ", which is not asked.");
    }
    return next.asText();
  }

  /** The objects of a list that comes in pages, each page as it comes. */
  void pages(String path, Consumer<JsonNode> page) throws RemoteException, InterruptedException {
    String next = path;
    while (next != null) {
      JsonNode answer = get(next);
      page.accept(answer);
      next = next(answer);
    }
  }
}
