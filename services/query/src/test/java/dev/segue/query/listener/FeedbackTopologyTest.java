package dev.segue.query.listener;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalogue.Catalogue;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.recommend.listener.ListenerRequest;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import dev.segue.runtime.RegistryRetry;
import dev.segue.runtime.deadletter.DeadLetterReason;
import dev.segue.runtime.deadletter.DeadLetters;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.ListenerRecommendations;
import dev.segue.schemas.avro.TrackFeatures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events of feedback, in Kafka's test driver: one partition, no model served. */
class FeedbackTopologyTest {
  private final List<String> forgotten = new ArrayList<>();
  private boolean ended;
  private final Topics topics = new Topics("segue.");
  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final AvroCodec<ListenerFeedback> codec =
      AvroCodec.of(ListenerFeedback.class, registry, topics.listenerFeedback());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Catalogue catalogue = new Catalogue();

  @TempDir private Path stateDir;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> feedback;

  @BeforeEach
  void start() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "feedback-test");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    RegistryRetry registryRetry = new RegistryRetry();
    FeedbackMetrics metrics = new FeedbackMetrics(meters);
    ListenerRecords records =
        new ListenerRecords(
            id -> null,
            AvroCodec.of(ListenerRecommendations.class, registry, topics.listenerRecommendations()),
            registryRetry,
            Clock.systemUTC());
    ListMaker maker =
        new ListMaker(
            catalogue,
            new ListenerRecommender(catalogue, new Recommender(catalogue)),
            ListenerRequest.nearest("classic", ListenerLists.LENGTH),
            records);
    driver =
        new TopologyTestDriver(
            ListenerTopology.of(
                topics,
                () ->
                    new ListenerTask(
                        new FeedbackReader(codec, registryRetry),
                        metrics,
                        new ConsumedOffsets(),
                        forgotten::add,
                        new ListenerLists(maker, ListJob::run))),
            config,
            Instant.ofEpochMilli(1_000_000));
    feedback =
        driver.createInputTopic(
            topics.listenerFeedback(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    endTasks();
    catalogue.close();
    registry.close();
  }

  @Test
  void shouldKeepARatingOfATrackThatIsNotInTheCatalogueYet() {
    send(utf8("ann"), rating("ann", "never-heard-of", 1));

    assertThat(ratings("ann")).containsExactly(new RatedTrack("never-heard-of", 1, 7));
    assertThat(letters()).isEmpty();
  }

  @Test
  void shouldSayWhyAndWhereAnEventCannotBeUsed() {
    send(utf8("ann"), rating("ann", "t1", 1));
    byte[] rubbish = {1, 2, 3, 4, 5, 6};
    send(utf8("ann"), rubbish);
    send(utf8("ann"), rating("ann", "t2", -1));

    List<TestRecord<byte[], byte[]>> letters = letters();
    assertThat(letters).hasSize(1);
    TestRecord<byte[], byte[]> letter = letters.get(0);
    assertThat(letter.key()).isEqualTo(utf8("ann"));
    assertThat(letter.value()).isEqualTo(rubbish);
    assertThat(header(letter, DeadLetters.REASON)).isEqualTo("not_confluent_avro");
    assertThat(header(letter, DeadLetters.DETAIL)).isNotBlank();
    assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo("segue.listener-feedback");
    assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("0");
    assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("1");
    assertThat(
            meters
                .get("segue.feedback.dead.letters")
                .tag("reason", "not_confluent_avro")
                .counter()
                .count())
        .isOne();
    assertThat(ratings("ann"))
        .as("the events around it count")
        .containsExactlyInAnyOrder(new RatedTrack("t1", 1, 7), new RatedTrack("t2", -1, 7));
  }

  @Test
  void shouldTellApartWhatIsWrong() {
    byte[] good = rating("ann", "t1", 1);
    assertReason(null, good, DeadLetterReason.NO_KEY);
    assertReason(utf8(""), good, DeadLetterReason.NO_KEY);
    assertReason(utf8(" "), good, DeadLetterReason.NO_KEY);
    assertReason(utf8("a\u0000n"), good, DeadLetterReason.NO_KEY);
    assertReason(new byte[] {(byte) 0xff}, good, DeadLetterReason.NO_KEY);
    assertReason(utf8(""), null, DeadLetterReason.NO_KEY);
    assertReason(utf8("a".repeat(257)), good, DeadLetterReason.TOO_LONG);
    assertReason(utf8("bob"), good, DeadLetterReason.KEY_MISMATCH);
    assertReason(utf8("ann"), rating("", "t1", 1), DeadLetterReason.KEY_MISMATCH);
    assertReason(utf8("ann"), rating("ann", "", 1), DeadLetterReason.NO_TRACK);
    assertReason(utf8("ann"), rating("ann", "t".repeat(257), 1), DeadLetterReason.TOO_LONG);
    assertReason(utf8("ann"), rating("ann", "t1", 5), DeadLetterReason.IMPOSSIBLE_VALUE);
    assertReason(utf8("ann"), rating("ann", "t1", -2), DeadLetterReason.IMPOSSIBLE_VALUE);
    assertReason(utf8("ann"), new byte[0], DeadLetterReason.NOT_CONFLUENT_AVRO);
    assertReason(utf8("ann"), Arrays.copyOf(good, good.length - 4), DeadLetterReason.TRUNCATED);
    byte[] track =
        AvroCodec.of(TrackFeatures.class, registry, "other")
            .encode(TrackFeatures.newBuilder().setId("t1").build());
    assertReason(utf8("ann"), track, DeadLetterReason.INCOMPATIBLE_SCHEMA);

    assertThat(ratings("ann")).isEmpty();
    assertThat(ratings("bob")).isEmpty();
  }

  @Test
  void shouldForgetAListenerWithoutADeadLetter() {
    send(utf8("ann"), rating("ann", "t1", 1));
    send(utf8("ann"), null);

    assertThat(ratings("ann")).isEmpty();
    assertThat(letters()).isEmpty();
    assertThat(read(topics.listenerRecommendations()))
        .singleElement()
        .satisfies(
            list -> {
              assertThat(list.key()).isEqualTo(utf8("ann"));
              assertThat(list.value()).isNull();
            });
  }

  @Test
  void shouldForgetWhatWasLearnedOfListenersWhoLeaveTheNode() {
    send(utf8("ann"), rating("ann", "t1", 1));
    send(utf8("bob"), rating("bob", "t1", 1));
    send(utf8("bob"), null);
    assertThat(forgotten).containsExactly("bob");
    endTasks();
    assertThat(forgotten).containsExactly("bob", "ann");
  }

  @Test
  void shouldEndTheListAtOnceWhereTheLastRatingIsTakenBack() {
    send(utf8("ann"), rating("ann", "t1", 1));
    send(utf8("ann"), rating("ann", "t2", -1));
    send(utf8("ann"), rating("ann", "t1", 0));
    assertThat(read(topics.listenerRecommendations())).isEmpty();
    send(utf8("ann"), rating("ann", "t2", 0));

    assertThat(ratings("ann")).isEmpty();
    assertThat(read(topics.listenerRecommendations()))
        .singleElement()
        .satisfies(
            list -> {
              assertThat(list.key()).isEqualTo(utf8("ann"));
              assertThat(list.value()).isNull();
            });
  }

  private void endTasks() {
    if (!ended) {
      ended = true;
      driver.close();
    }
  }

  private void assertReason(
      byte @Nullable [] key, byte @Nullable [] value, DeadLetterReason reason) {
    send(key, value);
    assertThat(letters())
        .singleElement()
        .satisfies(
            letter -> assertThat(header(letter, DeadLetters.REASON)).isEqualTo(reason.text()));
  }

  @Test
  void shouldKeepSoManyRatingsOfAListenerAndNoMore() {
    for (int i = 0; i < Ratings.MOST; i++) {
      send(utf8("ann"), rating("ann", "t" + i, 1));
    }
    send(utf8("ann"), rating("ann", "one more", 1));
    send(utf8("ann"), rating("ann", "t1", -1));

    assertThat(letters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(header(letter, DeadLetters.REASON)).isEqualTo("too_many_ratings");
              assertThat(header(letter, DeadLetters.DETAIL)).contains("20,000");
            });
    assertThat(ratings("ann"))
        .hasSize(Ratings.MOST)
        .contains(new RatedTrack("t1", -1, 7))
        .noneMatch(rated -> rated.trackId().equals("one more"));

    send(utf8("ann"), rating("ann", "t2", 0));
    send(utf8("ann"), rating("ann", "one more", 1));
    assertThat(letters()).isEmpty();
    send(utf8("ann"), null);
    assertThat(ratings("ann")).isEmpty();
    assertThat(forgotten).containsExactly("ann");
    send(utf8("ann"), rating("ann", "t1", 1));
    assertThat(ratings("ann")).hasSize(1);
  }

  private void send(byte @Nullable [] key, byte @Nullable [] value) {
    feedback.pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(2_000)));
  }

  private byte[] rating(String listener, String track, int rating) {
    return codec.encode(
        ListenerFeedback.newBuilder()
            .setListener(listener)
            .setTrackId(track)
            .setRating(rating)
            .setRatedAt(7)
            .build());
  }

  private List<RatedTrack> ratings(String listener) {
    return RatingFormat.read(
        driver.<String, byte[]>getKeyValueStore(ListenerTopology.STORE), listener);
  }

  /** Those that have come since the last call. */
  private List<TestRecord<byte[], byte[]>> letters() {
    return read(topics.listenerFeedbackDeadLetters());
  }

  private List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    Header header = Objects.requireNonNull(letter.headers().lastHeader(name), name);
    return new String(header.value(), UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
