package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.StoreUnavailableException;
import dev.segue.query.http.Client.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(20);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/tracks/nobody                     | 404 | track_not_found    |
          /v1/tracks/nobody/similar             | 404 | track_not_found    |
          /v1/tracks/t1/similar?model=x         | 404 | model_not_found    | model
          /v1/models/x                          | 404 | model_not_found    | model
          /v1/categories/99/tracks              | 404 | category_not_found |
          /v1/nothing                           | 404 | route_not_found    |
          /v1/tracks/t1/similar?limit=0         | 400 | invalid_parameter  | limit
          /v1/tracks/t1/similar?limit=101       | 400 | invalid_parameter  | limit
          /v1/tracks/t1/similar?limit=ten       | 400 | invalid_parameter  | limit
          /v1/tracks/t1/similar?limit=          | 400 | invalid_parameter  | limit
          /v1/tracks/t1/similar?limit=99999999999 | 400 | invalid_parameter | limit
          /v1/tracks/t1/similar?limit=1&limit=2 | 400 | invalid_parameter  | limit
          /v1/tracks/t1/similar?offset=10001    | 400 | invalid_parameter  | offset
          /v1/tracks/t1/similar?offset=-1       | 400 | invalid_parameter  | offset
          /v1/tracks/t1/similar?min_energy=NaN  | 400 | invalid_parameter  | min_energy
          /v1/tracks/t1/similar?min_energy=0x1p3 | 400 | invalid_parameter | min_energy
          /v1/tracks/t1/similar?max_tempo=1e999 | 400 | invalid_parameter  | max_tempo
          /v1/tracks/t1/similar?min_key=5&max_key=2 | 400 | invalid_parameter | min_key
          /v1/tracks/t1/similar?min_enrgy=1     | 400 | unknown_parameter  | min_enrgy
          /v1/tracks/t1?limit=1                 | 400 | unknown_parameter  | limit
          /v1/models?x=1                        | 400 | unknown_parameter  | x
          /v1/tracks?cursor=abc                 | 400 | invalid_parameter  | cursor
          """)
  void shouldSayWhatIsWrongWithARequest(String path, int status, String code, String parameter) {
    assertProblem(api.client.get(path), status, code, parameter);
  }

  @Test
  void shouldSuggestTheNearestKnownName() {
    assertThat(detail(api.client.get("/v1/tracks/t1/similar?min_enrgy=1")))
        .contains("'min_enrgy'", "Did you mean 'min_energy'?");
    assertThat(detail(api.client.post("/v1/similar", "{\"features\": {\"energi\": 1}}")))
        .contains("Did you mean 'energy'?");
  }

  @Test
  void shouldRefuseALongQuery() {
    assertProblem(api.client.get("/v1/tracks?q=" + "x".repeat(201)), 400, "invalid_parameter", "q");
    assertThat(api.client.get("/v1/tracks?q=" + "x".repeat(200)).status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseALongAddress() {
    Response response = api.client.get("/v1/tracks?q=" + "x".repeat(40_000));
    assertProblem(response, 414, "uri_too_long", null);
  }

  static Stream<String> brokenBodies() {
    return Stream.of(
        "",
        "{",
        "[]",
        "1",
        "null",
        "{\"features\": {\"energy\": 1}} {}",
        "{\"features\": {\"energy\": NaN}}",
        "{\"features\": {\"energy\": 0.1, \"energy\": 0.2}}",
        "{\"features\": {}, \"features\": {}}",
        "{'features': {}}",
        "{\"features\": " + "[".repeat(5_000));
  }

  @ParameterizedTest
  @MethodSource("brokenBodies")
  void shouldRefuseWhatIsNoJsonObject(String body) {
    assertProblem(api.client.post("/v1/similar", body), 400, "invalid_body", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+Infinity", "-INF"})
  void shouldSayInItsOwnWordsThatANumberIsFinite(String number) {
    assertThat(
            detail(api.client.post("/v1/similar", "{\"features\": {\"energy\": " + number + "}}")))
        .startsWith("The body is not valid JSON (line 1, column ")
        .endsWith(
            "): a number is finite and written in decimals; NaN and Infinity are none."
                + " Leave out what is missing, or send null.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                              | invalid_parameter | features
          {"features": {}}                                | invalid_parameter | features
          {"features": []}                                | invalid_parameter | features
          {"features": {"energy": "0.1"}}                 | invalid_parameter | features.energy
          {"features": {"energy": true}}                  | invalid_parameter | features.energy
          {"features": {"energy": 7}}                     | invalid_parameter | features.energy
          {"features": {"energy": 1e999}}                 | invalid_parameter | features.energy
          {"features": {"duration_ms": -1}}               | invalid_parameter | features.duration_ms
          {"features": {"x": 1}}                          | unknown_parameter | x
          {"features": {"energy": 1}, "limits": 3}        | unknown_parameter | limits
          {"features": {"energy": 1}, "limit": "3"}       | invalid_parameter | limit
          {"features": {"energy": 1}, "limit": 1.5}       | invalid_parameter | limit
          {"features": {"energy": 1}, "limit": 101}       | invalid_parameter | limit
          {"features": {"energy": 1}, "exclude": "a"}     | invalid_parameter | exclude
          {"features": {"energy": 1}, "exclude": [1]}     | invalid_parameter | exclude
          {"features": {"energy": 1}, "min_tempo": "fast"} | invalid_parameter | min_tempo
          """)
  void shouldNameTheFieldAtFault(String body, String code, String parameter) {
    assertProblem(api.client.post("/v1/similar", body), 400, code, parameter);
  }

  @Test
  void shouldRefuseALargeBodyQuickly() {
    String body = "{\"features\": {\"energy\": " + "1".repeat(10 << 20) + "}}";
    long start = System.nanoTime();
    assertProblem(api.client.post("/v1/similar", body), 413, "body_too_large", null);
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    Response chunked =
        api.client.send(
            "POST /v1/similar HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "200000\r\n"
                + "1".repeat(0x200000)
                + "\r\n0\r\n\r\n");
    assertProblem(chunked, 413, "body_too_large", null);
  }

  @Test
  void shouldRefuseAnotherMediaType() {
    assertProblem(
        api.client.post("/v1/similar", "application/x-www-form-urlencoded", "{}"),
        415,
        "unsupported_media_type",
        null);
    assertThat(
            api.client
                .post(
                    "/v1/similar",
                    "Application/JSON; charset=utf-8",
                    "{\"features\":{\"energy\":1}}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void shouldRefuseAnotherMethodAndSayWhichItTakes() {
    Response response = api.client.get("/v1/similar");
    assertProblem(response, 405, "method_not_allowed", null);
    assertThat(response.header("Allow")).isEqualTo("POST");
    assertProblem(api.client.post("/v1/tracks/t1", "{}"), 405, "method_not_allowed", null);
  }

  @Test
  void shouldSayThatItIsNotReadyAndWhenToComeBack() {
    api.ready = false;
    try {
      for (String path :
          new String[] {"/readyz", "/v1/tracks/nobody/similar", "/v1/tracks/t1/similar?model=x"}) {
        Response response = api.client.get(path);
        assertProblem(response, 503, "not_ready", null);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(detail(response)).isEqualTo("Waiting for a test.");
      }
      assertThat(api.client.get("/livez").status()).isEqualTo(200);
    } finally {
      api.ready = true;
    }
    assertThat(api.client.get("/readyz").status()).isEqualTo(200);
  }

  @Test
  void shouldNotShowWhatFailedInside() {
    Reply reply = problems().reply(new IllegalStateException("secret"), "/v1/x");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(new String(reply.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("internal_error")
        .doesNotContain("secret", "Exception");
  }

  @Test
  void shouldAskToComeBackWhenTheStoreIsClosed() {
    Reply reply = problems().reply(new StoreUnavailableException("x", new Exception()), "/v1/x");
    assertThat(reply.status()).isEqualTo(503);
  }

  @Test
  void shouldSurviveRubbish() {
    for (String rubbish :
        new String[] {
          "\0\0\0\r\n\r\n",
          "GET\r\n\r\n",
          "GET /v1/tracks/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /v1/tracks?q=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /v1/tracks?q=%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /v1/tracks/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /v1/tracks/a%00b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        }) {
      Response response = api.client.send(rubbish);
      assertThat(response.status()).as("%s: %s", rubbish, response).isBetween(200, 499);
    }
    assertThat(api.client.get("/v1/tracks/t1").status()).isEqualTo(200);
  }

  @Test
  void shouldSayThatAPortIsTaken() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> api.api.serve(HttpOptions.local(api.port(), 8)))
        .isInstanceOf(dev.segue.runtime.UnavailableException.class)
        .hasMessageContaining("127.0.0.1:" + api.port())
        .hasMessageContaining("segue.query.http-port");
  }

  private static Problems problems() {
    return new Problems(api.api.readiness(), model -> "There is no model " + model + ".");
  }

  private static String detail(Response response) {
    return response.json().get("detail").textValue();
  }

  private static void assertProblem(
      Response response,
      int status,
      String code,
      @org.jspecify.annotations.Nullable String parameter) {
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = response.json();
    assertThat(problem.get("code").textValue()).isEqualTo(code);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("title").textValue()).isNotBlank();
    assertThat(problem.get("detail").textValue()).isNotBlank();
    assertThat(problem.get("instance").textValue()).startsWith("/");
    if (parameter == null) {
      assertThat(problem.has("parameter")).isFalse();
    } else {
      assertThat(problem.get("parameter").textValue()).isEqualTo(parameter);
    }
  }
}
