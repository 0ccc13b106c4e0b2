package dev.segue.streams;

import static dev.segue.streams.TopologyFixture.decode;
import static dev.segue.streams.TopologyFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.segue.schemas.avro.FactorModel;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.ModelStatus;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.streams.topology.Names;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LearnTopologyTest {
  @TempDir private Path stateDir;
  private TopologyFixture app;
  private int published;

  @BeforeEach
  void start() {
    app = new TopologyFixture(stateDir);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void shouldFitTheFirstModelAndServeIt() {
    learn(30);

    Map<String, byte @Nullable []> models = app.readByKey(app.topics.models());
    assertThat(models.keySet())
        .containsExactlyInAnyOrder("classic@candidate", "classic@1", "classic");
    FactorModel served = decode(app.models, models.get("classic"));
    assertThat(served.getName()).isEqualTo("classic");
    assertThat(served.getVersion()).isOne();
    assertThat(served.getStatus()).isEqualTo(ModelStatus.PROMOTED);
    assertThat(served.getReason()).isNotBlank();
    assertThat(served.getTracks()).isEqualTo(30);
    assertThat(served.getSampleSize()).isEqualTo(30);
    assertThat(served.getComponents()).hasSize(7);
    assertThat(served.getFeatures()).hasSize(14);
    assertThat(served.getRelativeError()).isBetween(0.0, 0.5);
    assertThat(models.get("classic@1")).isEqualTo(models.get("classic"));
    assertThat(decode(app.models, models.get("classic@candidate")).getStatus())
        .isEqualTo(ModelStatus.CANDIDATE);
    assertThat(app.meters.get("segue.model.version").tag("model", "classic").gauge().value())
        .isOne();
    assertThat(app.meters.get("segue.model.refresh").tag("model", "classic").timer().count())
        .isPositive();
  }

  @Test
  void shouldNotWriteALogLineForEachRecordOfRubbish() {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.segue.streams.learn");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(lines);
    try {
      for (String topic : List.of(app.topics.modelCommands(), app.topics.evidence())) {
        TestInputTopic<byte[], byte[]> input =
            app.driver.createInputTopic(
                topic, new ByteArraySerializer(), new ByteArraySerializer());
        for (int i = 0; i < 200; i++) {
          input.pipeInput(utf8("rubbish" + i), utf8("rubbish"));
        }
      }
      for (int i = 0; i < 200; i++) {
        app.command(
            ModelCommand.newBuilder()
                .setModel(i % 2 == 0 ? "unknown" : "classic")
                .setPinnedVersion(100 + i)
                .setAliases(Map.of("x", "no component"))
                .setUpdatedAt(i)
                .build());
      }
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(null);
    }

    assertThat(lines.list).hasSizeBetween(1, 6);
  }

  @Test
  void shouldServeNothingBeforeThereIsATrack() {
    app.tick();
    app.tick();

    assertThat(app.read(app.topics.models())).isEmpty();
  }

  @Test
  void shouldNotPromoteForAFewMoreTracksOfTheSameKind() {
    learn(35);
    app.read(app.topics.models());
    TrackFeatures same = Events.of("t1");
    same.setId("one more");
    app.publish(same, 2000);
    app.tick();
    app.tick();

    assertThat(app.readByKey(app.topics.models()).keySet()).containsExactly("classic@candidate");
  }

  @Test
  void shouldPromoteWhenARangeGrowsAndKeepTheLastVersions() {
    learn(35);
    for (int version = 2; version <= 5; version++) {
      TrackFeatures longer = Events.of("t1");
      longer.setId("longer" + version);
      longer.setDurationMs(150_000.0 * (1 << version));
      app.publish(longer, 2000);
      app.tick();
      app.tick();
    }

    Map<String, byte @Nullable []> models = app.readByKey(app.topics.models());
    FactorModel served = decode(app.models, models.get("classic"));
    assertThat(served.getVersion()).isEqualTo(5);
    assertThat(served.getReason()).contains("duration_ms");
    assertThat(models.get("classic@5")).isEqualTo(models.get("classic"));
    assertThat(models.get("classic@3")).isNotNull();
    assertThat(models.keySet()).contains("classic@1", "classic@2");
    assertThat(models.get("classic@2")).as("beyond the kept versions").isNull();
    assertThat(models.get("classic@1")).isNull();
  }

  @Test
  void shouldChallengeTheModelOnceWhenQuiet() {
    learn(30);
    double before = refreshes();
    app.driver.advanceWallClockTime(TopologyFixture.SETTLE_AFTER);
    app.tick();
    app.driver.advanceWallClockTime(TopologyFixture.SETTLE_AFTER);
    app.tick();

    assertThat(refreshes()).isEqualTo(before + 1);
  }

  @Test
  void shouldKeepServingWhenEveryTrackIsDeleted() {
    learn(20);
    app.read(app.topics.models());
    for (int i = 0; i < 20; i++) {
      app.delete("t" + i, 3000);
    }
    app.tick();
    app.tick();

    assertThat(app.readByKey(app.topics.models()).keySet()).doesNotContain("classic");
    assertThat(app.driver.<byte[], byte[]>getKeyValueStore(Names.MODEL_STORE).get(utf8("classic")))
        .isNotNull();
  }

  @Test
  void shouldApplyTheCommandsOfAnOperator() {
    learn(35);
    TrackFeatures longer = Events.of("t1");
    longer.setId("longer");
    longer.setDurationMs(800_000.0);
    app.publish(longer, 2000);
    app.tick();
    app.tick();
    app.command(
        ModelCommand.newBuilder()
            .setModel("classic")
            .setPinnedVersion(1)
            .setAliases(Map.of("1", "First"))
            .build());

    Map<String, byte @Nullable []> models = app.readByKey(app.topics.models());
    FactorModel served = decode(app.models, models.get("classic"));
    assertThat(served.getVersion()).isOne();
    assertThat(served.getReason()).isEqualTo("Pinned by an operator.");
    assertThat(served.getComponents().get(0).getAlias()).isEqualTo("First");
    assertThat(decode(app.models, models.get("classic@2")).getVersion()).isEqualTo(2);
  }

  @Test
  void shouldSkipWhatOthersWriteToTheEvidenceTopic() {
    app.driver
        .createInputTopic(
            app.topics.evidence(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(utf8("rubbish"), utf8("rubbish"));
    learn(20);

    assertThat(app.readByKey(app.topics.models()).keySet()).contains("classic");
  }

  private void learn(int tracks) {
    for (int i = 0; i < tracks; i++) {
      app.publish(Events.of("t" + published++), 1000);
    }
    app.tick();
    app.tick();
  }

  private double refreshes() {
    return app.meters.get("segue.model.refresh").tag("model", "classic").timer().count();
  }
}
