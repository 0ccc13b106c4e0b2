package dev.segue.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is made of the answers of a registry, and what is sent to it; a real one is met in {@link
 * SchemaRegistryIT}.
 */
class ConfluentRegistryClientTest {
  private final List<String> authorizations = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private int status = 200;
  private String body = "{\"schema\": \"\\\"string\\\"\"}";
  private boolean answers = true;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void shouldReadASchema() throws Exception {
    assertThat(client(Map.of()).byId(1)).isEqualTo(Schema.create(Schema.Type.STRING));
  }

  @Test
  void shouldSendBasicCredentials() throws Exception {
    client(
            Map.of(
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "reader:secret"))
        .byId(1);

    String credentials = Base64.getEncoder().encodeToString("reader:secret".getBytes(UTF_8));
    assertThat(authorizations).containsExactly("Basic " + credentials);
  }

  @Test
  void shouldSayWhereItAskedWithoutThePasswordOfTheAddress() {
    String url = "http://reader:secret@127.0.0.1:1";

    assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
        .isThrownBy(() -> new ConfluentRegistryClient(Map.of("schema.registry.url", url)).byId(1))
        .withMessageContaining("http://******@127.0.0.1:1")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void shouldSendABearerToken() throws Exception {
    client(
            Map.of(
                "bearer.auth.credentials.source", "STATIC_TOKEN",
                "bearer.auth.token", "abc"))
        .byId(1);

    assertThat(authorizations).containsExactly("Bearer abc");
  }

  @Test
  void shouldUseTheNextAddressWhenOneCannotBeReached() throws Exception {
    String url = "http://127.0.0.1:1," + url();

    assertThat(client(Map.of("schema.registry.url", url)).byId(1)).isNotNull();
  }

  @Test
  void shouldTellAnUnknownIdFromAWrongAddress() {
    status = 404;
    body = "{\"error_code\": 40403, \"message\": \"Schema not found\"}";
    assertThatExceptionOfType(UnknownSchemaException.class)
        .isThrownBy(() -> client(Map.of()).byId(9))
        .withMessage("The schema registry has no schema with id 9.");

    for (String other : new String[] {"{\"error_code\": 404, \"message\": \"?\"}", "<html>", ""}) {
      body = other;
      assertUnavailable(Map.of());
    }
  }

  @Test
  void shouldNotTakeAFailingRegistryForOneWithoutTheSchema() {
    body = "{\"error_code\": 50001, \"message\": \"Error in the backend data store\"}";
    for (int failing : new int[] {500, 503, 401, 403, 429}) {
      status = failing;
      assertUnavailable(Map.of());
    }
    assertUnavailable(Map.of("schema.registry.url", "http://127.0.0.1:1"));
  }

  @Test
  void shouldNotWaitForever() {
    answers = false;

    assertUnavailable(Map.of("http.read.timeout.ms", "200"));
  }

  @Test
  void shouldNotTakeASchemaOfAnotherKindForAFailure() {
    body = "{\"schemaType\": \"JSON\", \"schema\": \"{}\"}";
    assertThatExceptionOfType(UnknownSchemaException.class)
        .isThrownBy(() -> client(Map.of()).byId(9))
        .withMessage("Schema 9 is a schema of type JSON, not of Avro.");

    body = "{\"schema\": \"{}\"}";
    assertThatExceptionOfType(UnknownSchemaException.class)
        .isThrownBy(() -> client(Map.of()).byId(9))
        .withMessageStartingWith("Schema 9 is no valid Avro schema:");
  }

  @Test
  void shouldTellARefusedSchemaFromAFailure() {
    status = 409;
    body = "{\"error_code\": 409, \"message\": \"incompatible\"}";
    assertThatExceptionOfType(SchemaRefusedException.class)
        .isThrownBy(() -> client(Map.of()).register("s", Schema.create(Schema.Type.STRING)))
        .withMessage(
            "The schema registry refuses string for subject s: incompatible; error code: 409");

    status = 500;
    assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
        .isThrownBy(() -> client(Map.of()).register("s", Schema.create(Schema.Type.STRING)));
  }

  @Test
  void shouldNameASettingThatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client(Map.of("schema.registry.ssl.truststore.location", "/nowhere")))
        .withMessageContaining("/nowhere");
  }

  private void assertUnavailable(Map<String, String> config) {
    assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
        .isThrownBy(() -> client(config).byId(9))
        .withMessageStartingWith("The schema registry at http://127.0.0.1:");
  }

  private ConfluentRegistryClient client(Map<String, String> config) {
    Map<String, String> all = new HashMap<>(Map.of("schema.registry.url", url()));
    all.putAll(config);
    return new ConfluentRegistryClient(all);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<String> sent = exchange.getRequestHeaders().get("Authorization");
      if (sent != null) {
        authorizations.addAll(sent);
      }
      if (!answers) {
        end.await();
      }
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
