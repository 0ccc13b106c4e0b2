package dev.segue.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.KeptVersions;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.TestTracks;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.operate.ModelOverrides;
import dev.segue.runtime.RegistryRetry;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.FactorModel;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.Track;
import dev.segue.search.TrackIndex;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No record can stop the thread that replicates all of them. */
class ReplicaTopologyTest {
  @TempDir private Path stateDir;
  private final Topics topics = new Topics("");
  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final AvroCodec<Track> tracks = AvroCodec.of(Track.class, registry, topics.tracks());
  private final AvroCodec<ModelCommand> commands =
      AvroCodec.of(ModelCommand.class, registry, topics.modelCommands());
  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Catalogue catalogue = new Catalogue();
  private final TrackIndex search = TrackIndex.inMemory();
  private final ModelOverrides overrides = new ModelOverrides();
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "replica-test");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    ModelRegistry models = new ModelRegistry();
    driver =
        new TopologyTestDriver(
            ReplicaTopology.of(
                topics,
                new ReplicaState(
                    catalogue,
                    search,
                    models,
                    new KeptVersions(models, catalogue, 1),
                    tracks,
                    AvroCodec.of(FactorModel.class, registry, topics.models()),
                    commands,
                    overrides,
                    new RegistryRetry(),
                    metrics)),
            config);
  }

  @AfterEach
  void stop() {
    driver.close();
    catalogue.close();
    search.close();
    registry.close();
  }

  @Test
  void shouldTakeACommandThatNamesAComponentTwice() {
    ModelCommand command =
        ModelCommand.newBuilder()
            .setModel("classic")
            .setPinnedVersion(0)
            .setAliases(Map.of("1", "calm", "01", "loud"))
            .setUpdatedAt(5)
            .build();
    pipe(topics.modelCommands(), "classic", commands.encode(command));
    assertThat(overrides.get("classic").orElseThrow().aliases()).isEqualTo(Map.of(1, "calm"));
  }

  @Test
  void shouldPassOverATrackThatCannotBeInACatalogue() {
    Track endless = TestTracks.of("endless", "Endless", FeatureVector.builder().build());
    endless.getFeatures().setTempo(Double.POSITIVE_INFINITY);
    pipe(topics.tracks(), "endless", tracks.encode(endless));
    pipe(
        topics.tracks(),
        "sound",
        tracks.encode(
            TestTracks.of(
                "sound", "Sound", FeatureVector.builder().raw(Feature.ENERGY, 0.5).build())));

    assertThat(catalogue.snapshot().find("endless")).isNegative();
    assertThat(catalogue.snapshot().find("sound")).isNotNegative();
    assertThat(metrics.get("segue.query.undecodable.records").counter().count()).isEqualTo(1);
    assertThat(driver.getKeyValueStore(ReplicaTopology.TRACK_STORE).get("endless")).isNull();
  }

  @Test
  void shouldPassOverBytesThatAreNoRecord() {
    for (String topic : new String[] {topics.tracks(), topics.models(), topics.modelCommands()}) {
      pipe(topic, "rubbish", "no Avro".getBytes(StandardCharsets.UTF_8));
      pipe(topic, "rubbish", new byte[0]);
    }
    assertThat(metrics.get("segue.query.undecodable.records").counter().count()).isEqualTo(6);
  }

  private void pipe(String topic, String key, byte[] value) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key.getBytes(StandardCharsets.UTF_8), value);
  }
}
