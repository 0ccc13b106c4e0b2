package dev.segue.collector.spotify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.collector.server.StubServer;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteLimits;
import dev.segue.tables.source.CollectException;
import java.io.BufferedReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpotifySignInTest {
  private static final List<String> SCOPES = new SpotifySelection(List.of(), true).scopes();

  @TempDir private Path folder;

  @Test
  void shouldSignInByTheBrowserAndOnce() throws Exception {
    try (StubSpotify spotify = new StubSpotify(1);
        LoopbackRedirect redirect =
            new LoopbackRedirect(line -> {}, new BufferedReader(new StringReader("")))) {
      SpotifySignIn signIn = signIn(spotify);
      URI[] opened = new URI[1];
      signIn.ensure(
          SCOPES,
          redirect.address(),
          (address, state) -> {
            opened[0] = address;
            browse(redirect.address() + "?code=the-code&state=" + state);
            return redirect.code(address, state);
          });
      Map<String, String> asked = StubServer.parameters(opened[0].getRawQuery());
      assertThat(opened[0].getPath()).isEqualTo("/accounts/authorize");
      assertThat(asked)
          .containsEntry("client_id", "client")
          .containsEntry("response_type", "code")
          .containsEntry("code_challenge_method", "S256")
          .containsEntry("redirect_uri", redirect.address().toString())
          .containsEntry("scope", String.join(" ", SCOPES));
      assertThat(redirect.address().getHost()).isEqualTo("127.0.0.1");
      Map<String, String> sent = StubServer.parameters(spotify.server.requests().get(0).body());
      assertThat(sent)
          .containsEntry("grant_type", "authorization_code")
          .containsEntry("code", "the-code");
      String verifier = requireNonNull(sent.get("code_verifier"));
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      assertThat(asked.get("code_challenge"))
          .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
      assertThat(verifier.length()).isBetween(43, 128);

      signIn.ensure(
          SCOPES,
          redirect.address(),
          (address, state) -> {
            throw new AssertionError("There is a token already.");
          });
    }
  }

  @Test
  void shouldTakeAPastedAddress() throws Exception {
    try (StubSpotify spotify = new StubSpotify(1)) {
      signIn(spotify)
          .ensure(
              SCOPES,
              URI.create("http://127.0.0.1/callback"),
              (address, state) ->
                  pasted("http://127.0.0.1:5/callback?code=c&state=" + state, state));
      assertThat(spotify.server.requests()).hasSize(1);
    }
  }

  @Test
  void shouldRefuseAnAnswerToAnotherSignIn() throws Exception {
    assertThatThrownBy(() -> pasted("http://127.0.0.1/callback?code=c&state=other", "mine"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("another sign-in");
    assertThatThrownBy(
            () -> pasted("http://127.0.0.1/callback?error=access_denied&state=mine", "mine"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("not allowed");
  }

  private static String pasted(String text, String state) throws InterruptedException {
    try (LoopbackRedirect redirect =
        new LoopbackRedirect(
            line -> {}, new BufferedReader(new StringReader("\n" + text + "\n")))) {
      return redirect.code(URI.create("http://127.0.0.1/authorize"), state);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void browse(String address) {
    try {
      var unused =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private SpotifySignIn signIn(StubSpotify spotify) {
    return new SpotifySignIn(
        spotify.addresses(),
        "client",
        folder.resolve("token.json"),
        new RemoteApi("spotify", RemoteLimits.of(50)),
        Clock.systemUTC());
  }
}
