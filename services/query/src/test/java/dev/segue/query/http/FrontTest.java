package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.query.http.Client.Response;
import dev.segue.query.http.front.FrontOptions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings(
    "StringConcatToTextBlock") // lines of HTTP end in CR LF, those of a text block in LF
class FrontTest {
  private static final String RATE =
      "PUT /v1/listeners/ann/feedback/t1 HTTP/1.1\r\nConnection: close\r\n"
          + "Content-Type: application/json\r\nContent-Length: 12\r\n%s\r\n{\"rating\":1}";

  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(20);

  @AutoClose
  private static final HttpServer listed =
      api.api.serve(
          new HttpOptions(
              "127.0.0.1",
              0,
              0,
              8,
              FrontOptions.addressed(
                  Set.of("Music.Example"), Set.of("https://app.example"), false)));

  private final Client client = api.client;
  private final Client open = new Client(listed.port());

  @Test
  void shouldNotHearOfAnotherMethodThanTheOneUsed() {
    rate("");
    Response response =
        client.send(
            "GET /v1/listeners/ann/feedback HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "X-HTTP-Method-Override: DELETE\r\n\r\n");
    assertThat(response.status()).isEqualTo(200);
    Response erased =
        client.send(
            "GET /v1/listeners/ann HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "x-http-method-override: DELETE\r\n\r\n");
    assertThat(erased.status()).isEqualTo(405);
    assertThat(client.get("/v1/listeners/ann/feedback").body()).contains("\"t1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /v1/tracks/%u0041 HTTP/1.1     | 400 | bad_request                | /v1/tracks/%u0041
          GET /v1/tracks/%zz HTTP/1.1        | 400 | bad_request                | /
          GET /v1/tracks/a% HTTP/1.1         | 400 | bad_request                | /
          GET /v1/tracks?q=%4 HTTP/1.1       | 400 | bad_request                | /v1/tracks
          GET /v1/tracks/t1 HTTP/1.2         | 505 | http_version_not_supported | /
          GET /v1/tracks/t1 HTTP/9.9         | 505 | http_version_not_supported | /
          GET /v1/tracks/t1 HTP/1.1          | 505 | http_version_not_supported | /
          nonsense                           | 400 | bad_request                | /
          """)
  void shouldRefuseWhatIsNoRequest(String line, int status, String code, String instance) {
    Response response = client.send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.json().get("code").textValue()).isEqualTo(code);
    assertThat(response.json().get("instance").textValue()).startsWith(instance);
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1/tracks/t1", "/v1/nothing", "/readyz", "/metrics", "/page/page.js"})
  void shouldGiveEveryAnswerItsHeadersAlsoToHead(String path) {
    Response get = client.get(path);
    Response head =
        client.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(head.body()).isEmpty();
    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    if (!path.equals("/metrics")) {
      assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    }
    for (Response response : List.of(get, head)) {
      assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(response.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
      assertThat(response.headers().split("(?i)nosniff", -1)).hasSize(2);
    }
  }

  @Test
  void shouldAnswerHeadOfAStreamWithoutFollowingIt() {
    Response head =
        client.send("HEAD /v1/stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).startsWith("text/event-stream");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:80", "a.localhost", "127.0.0.1:8080", "[::1]:80"})
  void shouldServeLoopbackNamesAndAddresses(String host) {
    assertThat(to(client, host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "localhost.evil.example", "evil.example:80", "127.0.0.1.x"})
  void shouldNotServeNamesThatAreNotListed(String host) {
    Response response = to(client, host);
    assertThat(response.status()).isEqualTo(421);
    assertThat(response.json().get("detail").textValue()).contains("segue.query.allowed-hosts");
    assertThat(to(open, host).status()).isEqualTo(421);
  }

  @Test
  void shouldServeListedNames() {
    assertThat(to(open, "music.example").status()).isEqualTo(200);
    assertThat(to(open, "MUSIC.example.:443").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "null", "http://localhost:3000", "https://app.example"})
  void shouldLetPagesElsewhereChangeNothing(String origin) {
    Response response = rate("Origin: " + origin + "\r\n");
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.json().get("code").textValue()).isEqualTo("foreign_origin");
    assertThat(response.json().get("detail").textValue()).contains("segue.query.allowed-origins");
  }

  @Test
  void shouldLetItsOwnPagesAndListedOnesChangeThings() {
    assertThat(rate("Origin: http://localhost\r\n").status()).isBetween(200, 299);
    Response listed =
        open.send(RATE.formatted("Host: localhost\r\nOrigin: https://app.example\r\n"));
    assertThat(listed.status()).isBetween(200, 299);
    assertThat(listed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
  }

  @Test
  void shouldAnswerPreflightsOfListedOriginsAlone() {
    Response allowed = preflight("https://app.example");
    assertThat(allowed.status()).isBetween(200, 204);
    assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    assertThat(allowed.header("Access-Control-Allow-Methods")).contains("PUT", "DELETE", "POST");
    assertThat(allowed.header("Access-Control-Allow-Headers")).containsIgnoringCase("x-api-key");
    assertThat(allowed.header("Access-Control-Max-Age")).isEqualTo("600");
    assertThat(preflight("https://evil.example").header("Access-Control-Allow-Origin")).isEmpty();
  }

  private Response preflight(String origin) {
    return open.send(
        "OPTIONS /v1/listeners/ann/feedback/t1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: "
            + origin
            + "\r\nAccess-Control-Request-Method: PUT\r\n"
            + "Access-Control-Request-Headers: content-type,x-api-key\r\n\r\n");
  }

  private Response rate(String headers) {
    return client.send(RATE.formatted("Host: localhost\r\n" + headers));
  }

  private static Response to(Client client, String host) {
    return client.send(
        "GET /v1/tracks/t1 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }
}
