package dev.segue.streams;

import dev.segue.engine.factorize.Recipe;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.FactorModel;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.streams.layer.LayerRules;
import dev.segue.streams.learn.Learn;
import dev.segue.streams.learn.LearnMetrics;
import dev.segue.streams.learn.LearnParts;
import dev.segue.streams.normalise.EventMetrics;
import dev.segue.streams.normalise.Normalise;
import dev.segue.streams.normalise.NormaliseParts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The whole topology in Kafka's test driver: one partition, a commit after each record, time turned
 * by hand.
 */
final class TopologyFixture implements AutoCloseable {
  static final int SAMPLE_SIZE = 100;
  static final int EVIDENCE_EVERY = 40;
  static final int KEPT_VERSIONS = 3;
  static final Duration TICK = Duration.ofMillis(500);
  static final Duration SETTLE_AFTER = Duration.ofSeconds(5);

  final Topics topics = new Topics("segue.");
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final SchemaRegistry registry;
  final AvroCodec<TrackFeatures> events;
  final AvroCodec<Track> tracks;
  final AvroCodec<CatalogueEvidence> evidence;
  final AvroCodec<FactorModel> models;
  final AvroCodec<ModelCommand> commands;
  final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> input;

  TopologyFixture(Path stateDir) {
    this(stateDir, LayerRules.defaults());
  }

  TopologyFixture(Path stateDir, LayerRules layers) {
    registry = SchemaRegistry.inMemory();
    events = AvroCodec.of(TrackFeatures.class, registry, topics.trackFeatures());
    tracks = AvroCodec.of(Track.class, registry, topics.tracks());
    evidence = AvroCodec.of(CatalogueEvidence.class, registry, topics.evidence());
    models = AvroCodec.of(FactorModel.class, registry, topics.models());
    commands = AvroCodec.of(ModelCommand.class, registry, topics.modelCommands());
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "topology-test");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    Normalise normalise =
        new Normalise(
            new NormaliseParts(
                events,
                tracks,
                evidence,
                layers,
                new EventMetrics(meters),
                SAMPLE_SIZE,
                TICK,
                EVIDENCE_EVERY));
    Learn learn =
        new Learn(
            new LearnParts(
                evidence,
                models,
                commands,
                topics.modelCommands(),
                new LearnMetrics(meters),
                List.of(Recipe.classic()),
                SAMPLE_SIZE,
                TICK,
                SETTLE_AFTER,
                KEPT_VERSIONS,
                Runnable::run,
                () -> 0));
    driver =
        new TopologyTestDriver(
            StreamsTopology.of(topics, normalise, learn), config, Instant.ofEpochMilli(1_000_000));
    input =
        driver.createInputTopic(
            topics.trackFeatures(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  void publish(TrackFeatures event, long timestamp) {
    publish(utf8(event.getId()), events.encode(event), timestamp);
  }

  void publish(byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
    input.pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(timestamp)));
  }

  /** Publishes a command for a model. */
  void command(ModelCommand command) {
    driver
        .createInputTopic(
            topics.modelCommands(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(utf8(command.getModel()), commands.encode(command));
  }

  void delete(String id, long timestamp) {
    publish(utf8(id), null, timestamp);
  }

  /** Turns the clock by one tick. */
  void tick() {
    driver.advanceWallClockTime(TICK);
  }

  /** What has come out on a topic since the last call. */
  List<TestRecord<byte[], byte[]>> read(String topic) {
    TestOutputTopic<byte[], byte[]> output =
        driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    return output.readRecordsToList();
  }

  /**
   * The same with keys as text; a later record of a key replaces an earlier one, null values
   * included.
   */
  Map<String, byte @Nullable []> readByKey(String topic) {
    Map<String, byte @Nullable []> byKey = new LinkedHashMap<>();
    read(topic).forEach(r -> byKey.put(new String(r.key(), StandardCharsets.UTF_8), r.value()));
    return byKey;
  }

  static <T extends org.apache.avro.specific.SpecificRecord> T decode(
      AvroCodec<T> codec, byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new AssertionError("A tombstone where a record was expected");
    }
    try {
      return codec.decode(bytes);
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  double count(String meter, String tag, String value) {
    return meters.get(meter).tag(tag, value).counter().count();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    driver.close();
  }
}
