package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.query.http.Client.Response;
import dev.segue.query.operate.CommandTopic;
import dev.segue.query.operate.ModelOverrides;
import dev.segue.query.operate.OperatorUnavailableException;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.settings.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overrides on the real topic, from one node to another. */
class OperatorIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @Test
  void shouldChangeOnePartOfAnOverrideAndKeepWhatAnotherNodeChanged() {
    Feed feed = cluster.feed("operate.");
    for (int i = 0; i < 20; i++) {
      feed.track("t" + i, "Title " + i, TestModels.features(new Random(i)));
    }
    for (int version = 1; version <= 3; version++) {
      feed.model("classic@" + version, TestModels.model("classic", version, version));
    }
    feed.model("classic", TestModels.model("classic", 3, 3));
    feed.flush();
    Map<String, String> classic = Map.of(QuerySettings.MODEL, "classic");
    try (Node one = cluster.node("operate.", data.resolve("one"), classic);
        Node other = cluster.node("operate.", data.resolve("other"), classic)) {
      await().atMost(SOON).until(() -> one.service().ready() && other.service().ready());
      assertThat(one.service().live()).isTrue();

      JsonNode pinned =
          accepted(one.client().post("/v1/models/classic:promote", "{\"version\": 2}"));
      assertThat(pinned.get("pinned_version").intValue()).isEqualTo(2);
      await().atMost(SOON).until(() -> isPinned(other, "classic@2"));

      String alias = "{\"alias\": \"Night drive\"}";
      JsonNode named =
          accepted(
              other
                  .client()
                  .send(
                      "PUT /v1/models/classic/components/1 HTTP/1.1\r\nHost: localhost\r\n"
                          + "Connection: close\r\nContent-Type: application/json\r\n"
                          + "Content-Length: "
                          + alias.length()
                          + "\r\n\r\n"
                          + alias));
      assertThat(named.get("pinned_version").intValue()).isEqualTo(2);
      assertThat(named.at("/aliases/1").textValue()).isEqualTo("Night drive");

      JsonNode free = accepted(one.client().post("/v1/models/classic:promote", "{\"pin\": false}"));
      assertThat(free.at("/aliases/1").textValue()).isEqualTo("Night drive");
      assertThat(isPinned(one, "classic@2")).isFalse();
      await().atMost(SOON).until(() -> !isPinned(other, "classic@2"));

      // The model is not served anew by this service: that is the learner's.
      Response kept = one.client().get("/v1/tracks/t1/similar?model=classic@1");
      assertThat(kept.json().get("model_version").intValue()).isEqualTo(1);
    }
  }

  @Test
  void shouldSayThatACommandWasNotWrittenWhereKafkaIsAway() {
    String topic = new Topics("none.").modelCommands();
    Map<String, String> nobody =
        Map.of(
            "bootstrap.servers", "127.0.0.1:1", "schema.registry.url", "http://127.0.0.1:1/none");
    KafkaSettings kafka = new KafkaSettings(nobody);
    try (SchemaRegistry registry = SchemaRegistry.connect(kafka.registry())) {
      CommandTopic commands =
          new CommandTopic(
              kafka,
              topic,
              AvroCodec.of(ModelCommand.class, registry, topic),
              new ModelOverrides());
      assertThatThrownBy(() -> commands.change("classic", override -> override.pinnedTo(1)))
          .isInstanceOf(OperatorUnavailableException.class)
          .hasMessageContaining("cannot be reached");
    }
  }

  private static boolean isPinned(Node node, String key) {
    return node.client().get("/v1/models/" + key).json().get("pinned").booleanValue();
  }

  private static JsonNode accepted(Response response) {
    assertThat(response.status()).as(response.body()).isEqualTo(202);
    return response.json();
  }
}
