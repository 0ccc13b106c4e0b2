package dev.segue.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.segue.cli.console.UserError;
import dev.segue.cli.rest.ModelsClient.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against answers such as a query node gives. */
class ModelsClientTest {
  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private HttpServer server = start(200, "{}");

  private HttpServer start(int status, String answer) {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.createContext("/", exchange -> answer(exchange, status, answer));
      started.start();
      return started;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange, int status, String answer) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @BeforeEach
  void nothingSaid() {
    asked.clear();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldListVersionsWithWhatTheyAre() throws Exception {
    answerWith(
        200,
        """
        {"models": [
          {"key": "classic", "name": "classic", "version": 12, "state": "served", "answers": true,
           "pinned": true, "settled": true, "digest": "00", "rank": 7, "relative_error": 0.150702,
           "sample_size": 8192, "tracks": 28356, "created_at": "2026-11-21T04:22:01.123Z",
           "reason": "Pinned by an operator."},
          {"key": "classic@12", "name": "classic", "version": 12, "state": "kept"},
          {"key": "classic@11", "name": "classic", "version": 11, "state": "kept",
           "answers": false, "pinned": false, "settled": false, "rank": 7,
           "relative_error": 0.16, "sample_size": 512, "tracks": 512,
           "created_at": "2026-11-21T04:20:00Z", "reason": "The first."}]}
        """);

    talk().list("");

    assertThat(lines())
        .containsExactly(
            "  model    version  state           settled  k    error  fitted on  tracks  when                  why",
            "  classic       12  served, pinned  settled  7  0.15070      8,192  28,356  2026-11-21T04:22:01Z  Pinned by an operator.",
            "  classic       11  kept                     7  0.16000        512     512  2026-11-21T04:20:00Z  The first.");
  }

  @Test
  void shouldSayThatThereIsNoModelYet() throws Exception {
    answerWith(200, "{\"models\": []}");

    talk().list("");

    assertThat(lines()).containsExactly("There is no model yet.");
  }

  @Test
  void shouldShowComponentsByTheirStrongestFeatures() throws Exception {
    answerWith(
        200,
        """
        {"key": "classic", "name": "classic", "version": 3, "state": "served", "answers": true,
         "rank": 2, "relative_error": 0.25, "sample_size": 100, "tracks": 100, "reason": "Why.",
         "components": [
           {"id": 1, "name": "mode", "alias": null, "label": "mode", "weights": {"key": 0.1, "mode": 3}},
           {"id": 4, "name": "energy", "alias": "Night drive", "label": "Night drive",
            "weights": {"key": 0, "energy": 2, "tempo": 1.5, "valence": 1, "mode": 0.5}}]}
        """);

    talk().show("classic@3");

    assertThat(asked).containsExactly("GET /v1/models/classic%403");
    assertThat(lines())
        .containsExactly(
            "classic version 3: served, relative error 0.25000, fitted on 100 of 100 tracks.",
            "Why.",
            "",
            "  id  name    alias        strongest features",
            "   1  mode                 mode, key",
            "   4  energy  Night drive  energy, tempo, valence");
  }

  @Test
  void shouldSendTheCommandsOfTheOperator() throws Exception {
    talk().promote(Version.parse("classic@12"));
    talk().unpin("classic");
    talk().alias("classic", 3, "Night drive");
    talk().alias("my model", 3, "");

    assertThat(asked)
        .containsExactly(
            "POST /v1/models/classic:promote {\"version\":12,\"pin\":true}",
            "POST /v1/models/classic:promote {\"pin\":false}",
            "PUT /v1/models/classic/components/3 {\"alias\":\"Night drive\"}",
            "DELETE /v1/models/my%20model/components/3");
  }

  @Test
  void shouldPassOnWhatSegueSaysIsWrong() {
    answerWith(
        404,
        "{\"title\": \"Not found\", \"status\": 404, \"detail\": \"There is no model 'clasic'.\"}");

    assertThatThrownBy(() -> talk().unpin("clasic"))
        .isInstanceOf(UserError.class)
        .hasMessage("There is no model 'clasic'.");
  }

  @Test
  void shouldTellAnotherProgramFromASegue() {
    answerWith(200, "<html>hello</html>");

    assertThatThrownBy(() -> talk().list(""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not as a Segue does");
  }

  @Test
  void shouldSayThatNothingAnswers() {
    server.stop(0);

    assertThatThrownBy(() -> talk().list(""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no Segue answers at http://localhost:")
        .hasMessageContaining("--url");
  }

  @Test
  void shouldNotTakeAnythingElseForAVersion() {
    for (String wrong : List.of("classic", "classic@", "@3", "classic@x", "classic@0")) {
      assertThatThrownBy(() -> Version.parse(wrong))
          .isInstanceOf(UserError.class)
          .hasMessage("'" + wrong + "' is not a version of a model such as classic@12.");
    }
  }

  private void answerWith(int status, String answer) {
    server.stop(0);
    server = start(status, answer);
  }

  private ModelsClient talk() {
    return new ModelsClient(
        new SegueClient(URI.create("http://localhost:" + server.getAddress().getPort()), ""),
        new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
