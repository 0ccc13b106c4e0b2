package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.segue.query.access.Access;
import dev.segue.query.access.Role;
import dev.segue.query.facade.FacadeSettings;
import dev.segue.query.http.Client.Response;
import dev.segue.query.http.front.FrontOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
  private static final String READ = "the-key-that-reads";
  private static final String WRITE = "the-key-that-writes";
  private static final String ADMIN = "the-key-that-does-all";
  private static final String SECRET = "the-secret-that-signs-tokens-of-listeners";

  private static final ApiFixture API = ApiFixture.withTracks(50);
  private static HttpServer keys;
  private static HttpServer tokens;

  @BeforeAll
  static void start() {
    List<String> entries = List.of("read " + READ, "write " + WRITE, "admin " + ADMIN + " ops");
    keys = serve(entries);
    List<String> more = new ArrayList<>(entries);
    more.add("listener-tokens " + SECRET);
    tokens = serve(more);
  }

  @AfterAll
  static void stop() {
    keys.close();
    tokens.close();
    API.close();
  }

  private static HttpServer serve(List<String> entries) {
    return API.api.serve(
        new HttpOptions(
            "127.0.0.1",
            0,
            0,
            8,
            FrontOptions.local(),
            Access.of(entries, null),
            new FacadeSettings(true, 0, true, true, true, List.of("subsonic"))));
  }

  @Test
  void shouldLetEachRoleDoWhatItMayOnEveryRoute() {
    for (Route route : API.api.routes(1)) {
      if (route.path().equals("/v1/stream")) {
        continue; // has no end; shouldNeedAKeyForEvents asks it
      }
      RouteAccess access = RouteAccess.of(route);
      String path = route.path().replaceAll("\\{[^}]*}", "nobody");
      assertThat(send(keys, route.method(), path, null).status() != 401)
          .as("nobody: %s %s", route.method(), path)
          .isEqualTo(access == RouteAccess.OPEN);
      assertThat(send(keys, route.method(), path, "of somebody else").status() != 401)
          .as("an unknown key: %s %s", route.method(), path)
          .isEqualTo(access == RouteAccess.OPEN);
      check(route, path, access, READ, Role.READ);
      check(route, path, access, WRITE, Role.WRITE);
      check(route, path, access, ADMIN, Role.ADMIN);
    }
  }

  private static void check(Route route, String path, RouteAccess access, String key, Role role) {
    int status = send(keys, route.method(), path, key).status();
    assertThat(status).as("%s: %s %s", role, route.method(), path).isNotEqualTo(401);
    assertThat(status != 403)
        .as("%s: %s %s", role, route.method(), path)
        .isEqualTo(access.role().map(role::covers).orElse(true));
  }

  @Test
  void shouldNeedAKeyForEvents() {
    assertThat(send(keys, "GET", "/v1/stream", null).status()).isEqualTo(401);
  }

  @Test
  void shouldSayWhatIsMissing() {
    Response nobody = send(keys, "GET", "/v1/models", null);
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(nobody.json().get("code").textValue()).isEqualTo("unauthenticated");
    assertThat(nobody.json().get("detail").textValue()).contains("Authorization: Bearer KEY");

    Response reader = send(keys, "DELETE", "/v1/tracks/t1", READ);
    assertThat(reader.status()).isEqualTo(403);
    assertThat(reader.json().get("code").textValue()).isEqualTo("forbidden");
    assertThat(reader.json().get("detail").textValue())
        .contains("the role write", "the role read")
        .doesNotContain(READ);
  }

  @Test
  void shouldTakeAKeyInBothHeaders() {
    Client client = new Client(keys.port());
    assertThat(
            client
                .send(
                    "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-API-Key: "
                        + READ
                        + "\r\n\r\n")
                .status())
        .isEqualTo(200);
  }

  @Test
  void shouldGuardTheFacadesInTheirOwnShape() {
    Response spotify = send(keys, "GET", "/spotify/v1/tracks/t1", null);
    assertThat(spotify.status()).isEqualTo(401);
    assertThat(spotify.json().at("/error/status").intValue()).isEqualTo(401);
    assertThat(send(keys, "GET", "/spotify/v1/tracks/t1", READ).status()).isEqualTo(200);
    assertThat(send(keys, "GET", "/audiomuse/api/track?item_id=t1", null).status()).isEqualTo(401);
    Response subsonic = send(keys, "GET", "/rest/ping?f=json", null);
    assertThat(subsonic.json().at("/subsonic-response/status").textValue()).isEqualTo("failed");
    assertThat(
            send(keys, "GET", "/rest/ping?f=json&apiKey=" + READ, null)
                .json()
                .at("/subsonic-response/status")
                .textValue())
        .isEqualTo("ok");
  }

  @Test
  void shouldLetAListenersTokenSpeakForThatListenerAlone() throws JOSEException {
    String ann = token("ann");
    assertThat(rate("ann", ann)).isEqualTo(200);
    assertThat(send(tokens, "GET", "/v1/listeners/ann/feedback", ann).status()).isEqualTo(200);
    assertThat(send(tokens, "GET", "/v1/tracks/t1", ann).status()).isEqualTo(200);

    assertThat(rate("bob", ann)).isEqualTo(403);
    assertThat(send(tokens, "GET", "/v1/listeners/bob/feedback", ann).status()).isEqualTo(403);
    assertThat(send(tokens, "DELETE", "/v1/tracks/t1", ann).status()).isEqualTo(403);
    assertThat(send(tokens, "DELETE", "/v1/listeners/ann", ann).status()).isEqualTo(403);
    assertThat(clean("bob", ann)).isEqualTo(403);
    assertThat(clean("ann", ann)).isEqualTo(200);
    assertThat(clean("ann", READ)).isEqualTo(403);

    assertThat(rate("ann", WRITE)).as("listeners speak for themselves here").isEqualTo(403);
    assertThat(rate("ann", ADMIN)).isEqualTo(200);
  }

  private static int rate(String listener, String key) {
    return send(tokens, "PUT", "/v1/listeners/" + listener + "/feedback/t1", key, "{\"rating\": 1}")
        .status();
  }

  private static int clean(String listener, String key) {
    return send(
            tokens,
            "POST",
            "/v1/playlists:clean",
            key,
            "{\"listener\": \"" + listener + "\", \"tracks\": [\"t1\"]}")
        .status();
  }

  private static String token(String listener) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .subject(listener)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build());
    token.sign(new MACSigner(SECRET));
    return token.serialize();
  }

  private static Response send(
      HttpServer server, String method, String path, @Nullable String key) {
    return send(server, method, path, key, method.equals("GET") ? "" : "{}");
  }

  private static Response send(
      HttpServer server, String method, String path, @Nullable String key, String body) {
    return new Client(server.port())
        .send(
            method
                + " "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (key == null ? "" : "Authorization: Bearer " + key + "\r\n")
                + "Content-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
  }
}
