package dev.segue.collector.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteException;
import dev.segue.tables.source.CollectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Signs in by an authorization code with a proof key (RFC 7636), and keeps the token fresh. A
 * refreshed token may come with another refresh token, which then replaces the old one.
 */
public final class SpotifySignIn {
  private static final long EARLY_MILLIS = 60_000;
  private static final int VERIFIER_BYTES = 48;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SpotifyAddresses addresses;
  private final String clientId;
  private final Path file;
  private final RemoteApi api;
  private final Clock clock;

  /**
   * @param clientId of the app that is registered with Spotify
   * @param file where the token is kept
   */
  public SpotifySignIn(
      SpotifyAddresses addresses, String clientId, Path file, RemoteApi api, Clock clock) {
    this.addresses = addresses;
    this.clientId = clientId;
    this.file = file;
    this.api = api;
    this.clock = clock;
  }

  /** Asks a person to open an address, and waits for where the browser is sent back to. */
  @FunctionalInterface
  public interface Person {
    /**
     * The code that the browser comes back with.
     *
     * @param address to open
     * @param state that the answer has to carry
     */
    String code(URI address, String state) throws InterruptedException;
  }

  /**
   * Makes sure that there is a token with these scopes; asks a person where there is none.
   *
   * @param redirect where the browser is sent back to
   */
  public void ensure(List<String> scopes, URI redirect, Person person)
      throws RemoteException, InterruptedException {
    Optional<SpotifyToken> token = SpotifyToken.read(file);
    if (token.isPresent() && Arrays.asList(token.get().scope().split(" ")).containsAll(scopes)) {
      return;
    }
    String verifier = random();
    String state = random();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_id", clientId);
    parameters.put("response_type", "code");
    parameters.put("redirect_uri", redirect.toString());
    parameters.put("code_challenge_method", "S256");
    parameters.put("code_challenge", challenge(verifier));
    parameters.put("state", state);
    parameters.put("scope", String.join(" ", scopes));
    String code = person.code(addresses.accounts().resolve("authorize?" + form(parameters)), state);
    Map<String, String> body = new LinkedHashMap<>();
    body.put("grant_type", "authorization_code");
    body.put("code", code);
    body.put("redirect_uri", redirect.toString());
    body.put("client_id", clientId);
    body.put("code_verifier", verifier);
    SpotifyToken unused = exchange(body, "");
  }

  /** A token that is good for some time yet. */
  String accessToken() throws RemoteException, InterruptedException {
    SpotifyToken token = kept();
    return token.expiresAt() - EARLY_MILLIS > clock.millis()
        ? token.access()
        : refreshed().access();
  }

  /** The next token. */
  SpotifyToken refreshed() throws RemoteException, InterruptedException {
    SpotifyToken token = kept();
    Map<String, String> body = new LinkedHashMap<>();
    body.put("grant_type", "refresh_token");
    body.put("refresh_token", token.refresh());
    body.put("client_id", clientId);
    return exchange(body, token.refresh());
  }

  private SpotifyToken kept() {
    return SpotifyToken.read(file)
        .orElseThrow(() -> new CollectException("Nobody has signed in to Spotify yet."));
  }

  private SpotifyToken exchange(Map<String, String> body, String refresh)
      throws RemoteException, InterruptedException {
    JsonNode answer;
    try {
      answer =
          api.json(
              HttpRequest.newBuilder(addresses.accounts().resolve("api/token"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form(body))));
    } catch (RemoteException e) {
      if (e.status() == 400 || e.status() == 401) {
        throw new CollectException(
            "Spotify does not take the sign-in any more: delete " + file + ", and sign in anew.",
            e);
      }
      throw e;
    }
    String next = answer.path("refresh_token").asText("");
    SpotifyToken token =
        new SpotifyToken(
            answer.path("access_token").asText(),
            next.isEmpty() ? refresh : next,
            answer
                .path("scope")
                .asText(SpotifyToken.read(file).map(SpotifyToken::scope).orElse("")),
            clock.millis() + 1_000 * answer.path("expires_in").asLong(3_600));
    token.write(file);
    return token;
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String random() {
    byte[] bytes = new byte[VERIFIER_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
