package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.segue.embedded.EmbeddedSchemaRegistry;
import dev.segue.schemas.avro.TrackFeatures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our side and a real registry. Confluent's mock is no substitute: it enforces no compatibility.
 */
class SchemaRegistryIT {
  private static final Schema FIRST =
      SchemaBuilder.record("R").namespace("t").fields().requiredString("id").endRecord();
  private static final Schema WITH_OPTIONAL =
      SchemaBuilder.record("R")
          .namespace("t")
          .fields()
          .requiredString("id")
          .optionalDouble("energy")
          .endRecord();
  private static final Schema WITH_MANDATORY =
      SchemaBuilder.record("R")
          .namespace("t")
          .fields()
          .requiredString("id")
          .requiredDouble("energy")
          .endRecord();

  @TempDir static Path folder;
  private static EmbeddedSchemaRegistry server;

  private SchemaRegistry registry;

  @BeforeAll
  static void start() {
    server = EmbeddedSchemaRegistry.start(folder.resolve("registry"), 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() {
    registry = connect(server.url());
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void shouldGiveASchemaOneIdForGood() throws Exception {
    int id = registry.register("ids-value", FIRST);
    int next = registry.register("ids-value", WITH_OPTIONAL);

    assertThat(next).isNotEqualTo(id);
    try (SchemaRegistry other = connect(server.url())) {
      assertThat(other.register("ids-value", FIRST)).isEqualTo(id);
      assertThat(other.byId(next)).isEqualTo(WITH_OPTIONAL);
    }
  }

  @Test
  void shouldHaveAnIncompatibleSchemaRefused() {
    registry.register("strict-value", FIRST);

    assertThatExceptionOfType(SchemaRefusedException.class)
        .isThrownBy(() -> registry.register("strict-value", WITH_MANDATORY))
        .withMessageStartingWith("The schema registry refuses t.R for subject strict-value: ");
  }

  @Test
  void shouldHaveASchemaRefusedThatOnlyTheFirstVersionContradicts() {
    Schema aged =
        SchemaBuilder.record("R")
            .namespace("t")
            .fields()
            .requiredString("id")
            .name("energy")
            .type()
            .stringType()
            .stringDefault("")
            .endRecord();
    registry.register("transitive-value", WITH_OPTIONAL);
    registry.register("transitive-value", FIRST);

    assertThatExceptionOfType(SchemaRefusedException.class)
        .isThrownBy(() -> registry.register("transitive-value", aged));
  }

  @Test
  void shouldKnowWhichIdsThereAreNot() {
    assertThatExceptionOfType(UnknownSchemaException.class)
        .isThrownBy(() -> registry.byId(1_234_567));
  }

  @Test
  void shouldSayThatTheAddressIsWrongAndNotTheId() {
    String wrong = server.url().replace("/apis/ccompat/v7", "/nowhere");
    try (SchemaRegistry lost = connect(wrong)) {
      assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
          .isThrownBy(() -> lost.byId(1));
      assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
          .isThrownBy(() -> lost.register("any-value", FIRST));
    }
  }

  @Test
  void shouldGoOnWithTheNextAddress() throws Exception {
    try (SchemaRegistry some = connect("http://127.0.0.1:1, " + server.url())) {
      int id = some.register("failover-value", FIRST);
      try (SchemaRegistry others = connect("http://127.0.0.1:1," + server.url())) {
        assertThat(others.byId(id)).isEqualTo(FIRST);
      }
    }
  }

  @Test
  void shouldSurviveThatTheRegistryIsAwayForAWhile() throws Exception {
    Path own = folder.resolve("restarted");
    EmbeddedSchemaRegistry first = EmbeddedSchemaRegistry.start(own, 0);
    int port = first.port();
    int id;
    try (first;
        SchemaRegistry before = connect(first.url())) {
      id = before.register("restart-value", FIRST);
    }
    try (SchemaRegistry during = connect("http://localhost:" + port + "/apis/ccompat/v7")) {
      assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
          .isThrownBy(() -> during.byId(id));
      assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
          .isThrownBy(() -> during.register("restart-value", FIRST));
      try (EmbeddedSchemaRegistry again = EmbeddedSchemaRegistry.start(own, port)) {
        assertThat(again.port()).isEqualTo(port);
        assertThat(during.byId(id)).isEqualTo(FIRST);
        assertThat(during.register("restart-value", FIRST)).isEqualTo(id);
      }
    }
  }

  @Test
  void shouldGiveAProducerThatRegistersTheCheckedInFileTheSameId() {
    int ours = AvroCodec.of(TrackFeatures.class, registry, "theirs").register();

    assertThat(registry.register("theirs-value", TestSchemas.checkedIn("TrackFeatures")))
        .isEqualTo(ours);
  }

  @Test
  void shouldRegisterEverySchemaOfOurs() {
    for (String name : TestSchemas.NAMES) {
      int id = registry.register(name + "-value", TestSchemas.checkedIn(name));
      assertThat(registry.register(name + "-value", TestSchemas.checkedIn(name))).isEqualTo(id);
    }
  }

  @Test
  void shouldRegisterFromSeveralProcessesAtOnce() throws Exception {
    ExecutorService processes = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 10; round++) {
        String subject = "race-" + round + "-value";
        List<Future<Integer>> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          ids.add(processes.submit(() -> registerAnew(subject)));
        }
        Set<Integer> distinct = new HashSet<>();
        for (Future<Integer> id : ids) {
          distinct.add(id.get());
        }
        assertThat(distinct).as(subject).hasSize(1);
      }
    } finally {
      processes.shutdownNow();
    }
  }

  private static int registerAnew(String subject) {
    try (SchemaRegistry process = connect(server.url())) {
      return process.register(subject, FIRST);
    }
  }

  @Test
  void shouldFollowReferencesToOtherSubjects() throws Exception {
    post(
        "artist-value",
        "{\"schema\": \"{\\\"type\\\": \\\"record\\\", \\\"name\\\": \\\"Artist\\\", \\\"fields\\\": []}\"}");
    String answer =
        post(
            "song-value",
            "{\"schema\": \"{\\\"type\\\": \\\"record\\\", \\\"name\\\": \\\"Song\\\", \\\"fields\\\": [{\\\"name\\\": \\\"by\\\","
                + " \\\"type\\\": \\\"Artist\\\"}]}\", \"references\": [{\"name\": \"Artist\", \"subject\": \"artist-value\","
                + " \"version\": 1}]}");
    int id = Integer.parseInt(answer.replaceAll("\\D", ""));

    assertThat(registry.byId(id).getField("by").schema().getName()).isEqualTo("Artist");
  }

  private static String post(String subject, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static SchemaRegistry connect(String urls) {
    return SchemaRegistry.connect(Map.of("schema.registry.url", urls));
  }
}
