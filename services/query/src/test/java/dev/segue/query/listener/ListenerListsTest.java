package dev.segue.query.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.TestModels;
import dev.segue.query.catalogue.Catalogue;
import dev.segue.query.catalogue.FoldedText;
import dev.segue.query.catalogue.StoreUnavailableException;
import dev.segue.query.recommend.Recommender;
import dev.segue.query.replica.Patience;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.ListenerRecommendation;
import dev.segue.schemas.avro.ListenerRecommendations;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerListsTest {
  private static final int TRACKS = 200;

  private final Catalogue catalogue = new Catalogue();
  private final Map<String, Track> records = new HashMap<>();
  private final Map<String, List<RatedTrack>> ratings = new HashMap<>();
  private final AvroCodec<ListenerRecommendations> codec =
      AvroCodec.of(ListenerRecommendations.class, SchemaRegistry.inMemory(), "lists");
  private final Map<String, @Nullable ListenerRecommendations> written = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Queue<ListJob> bench = new PriorityQueue<>();
  private Runnable onLookup = () -> {};
  private long millis;
  private final ListenerLists lists =
      new ListenerLists(
          new ListMaker(
              catalogue,
              new ListenerRecommender(catalogue, new Recommender(catalogue)),
              ListenerRequest.nearest("classic", ListenerLists.LENGTH),
              new ListenerRecords(this::record, codec, new Patience(), Clock.systemUTC())),
          bench::add);

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void shouldTakeANewTrackIntoTheListsInWhichItBelongsAndWriteNoOther() throws Exception {
    fill(model(1, Similarity.COSINE));
    lists.start(List.of());
    rate("ann", "t1", 1);
    rate("ann", "t2", -1);
    rate("bob", "t3", 1);
    settle();
    assertThat(order).containsExactly("ann", "bob");

    String nearest = ids("ann").get(0);
    put("new", "New", like(nearest));
    settle();
    assertThat(ids("ann")).hasSize(10).contains("new", nearest).doesNotContain("t1", "t2");
    assertThat(order).startsWith("ann", "bob", "ann");

    order.clear();
    put("far", "Far", FeatureVector.builder().raw(Feature.LOUDNESS, -60).build());
    settle();
    assertThat(order).isEmpty();
  }

  @Test
  void shouldCompareNewTracksAsTheModelMeasures() throws Exception {
    fill(model(1, Similarity.EUCLIDEAN));
    lists.start(List.of());
    rate("ann", "t1", 1);
    settle();
    for (int i = 0; i < 5; i++) {
      put("new" + i, "New " + i, like(ids("ann").get(9 - i)));
      settle();
      assertThat(ids("ann")).contains("new" + i);
    }
    order.clear();
    FeatureVector.Builder unlike = FeatureVector.builder();
    TestModels.READ.forEach(feature -> unlike.canonical(feature, 3));
    put("far", "Far", unlike.build());
    settle();
    assertThat(order).isEmpty();
  }

  @Test
  void shouldMakeEveryListAnewUnderAnotherVersion() throws Exception {
    fill(model(1, Similarity.COSINE));
    lists.start(List.of());
    rate("ann", "t1", 1);
    rate("bob", "t3", 1);
    settle();
    catalogue.serve(model(2, Similarity.COSINE)).get(10, TimeUnit.SECONDS);
    settle();
    assertThat(list("ann").getModelVersion()).isEqualTo(2);
    assertThat(list("bob").getModelVersion()).isEqualTo(2);
    order.clear();
    settle();
    assertThat(order).isEmpty();
  }

  @Test
  void shouldFollowTracksThatGoOrChange() throws Exception {
    fill(model(1, Similarity.COSINE));
    lists.start(List.of());
    rate("ann", "t1", 1);
    rate("ann", "to come", 1);
    settle();

    String gone = ids("ann").get(3);
    catalogue.remove(gone);
    records.remove(gone);
    settle();
    assertThat(ids("ann")).hasSize(10).doesNotContain(gone);

    String renamed = ids("ann").get(3);
    put(renamed, "Another title", features(renamed));
    settle();
    assertThat(list("ann").getRecommendations().get(3).getTitle()).isEqualTo("Another title");

    List<String> before = ids("ann");
    put("to come", "What was rated before it came", features("t7"));
    settle();
    List<String> both = ids("ann");
    assertThat(both).isNotEqualTo(before).doesNotContain("to come");
    catalogue.remove("to come");
    settle();
    assertThat(ids("ann")).isEqualTo(before);
  }

  @Test
  void shouldEndTheListOfWhoTakesEverythingBack() throws Exception {
    fill(model(1, Similarity.COSINE));
    lists.start(List.of());
    rate("ann", "t1", 1);
    settle();
    ratings.remove("ann");
    lists.rated("ann");
    settle();
    assertThat(written).containsEntry("ann", null);
  }

  @Test
  void shouldThrowAwayAListWhoseListenerRatedMeanwhile() throws Exception {
    fill(model(1, Similarity.COSINE));
    rate("ann", "t1", 1);
    turn();
    rate("ann", "t2", 1);
    work();
    turn();
    assertThat(order).isEmpty();
    settle();
    assertThat(order).containsExactly("ann");
    assertThat(list("ann").getLikes()).isEqualTo(2);

    String first = ids("ann").get(0);
    rate("ann", "t3", -1);
    turn();
    work();
    rate("ann", first, -1);
    turn();
    assertThat(order).as("finished, and not taken over before the rating").hasSize(1);
    settle();
    assertThat(ids("ann")).doesNotContain(first, "t3");
  }

  @Test
  void shouldNeverWriteTheListOfWhoWasForgottenMeanwhile() throws Exception {
    fill(model(1, Similarity.COSINE));
    rate("ann", "t1", 1);
    rate("bob", "t1", 1);
    turn();
    forget("ann");
    work();
    forget("bob");
    settle();
    assertThat(order).isEmpty();

    rate("ann", "t2", 1);
    settle();
    assertThat(order).as("who comes back begins anew").containsExactly("ann");
  }

  @Test
  void shouldNotTakeOverWhatAnEarlierLifeOfTheTaskHandedOut() throws Exception {
    fill(model(1, Similarity.COSINE));
    rate("ann", "t1", 1);
    turn();
    assertThat(lists.stop()).containsExactly("ann");
    lists.start(List.of("ann"));
    turn();
    assertThat(bench).as("of both lives").hasSize(2);
    settle();
    assertThat(order).containsExactly("ann");
  }

  @Test
  void shouldHaveFewListsUnderWayAndKeepPlacesForThoseWhoRate() throws Exception {
    fill(model(1, Similarity.COSINE));
    int many = 2 * ListenerLists.ROOM;
    for (int i = 0; i < many; i++) {
      rate("listener " + i, "t" + i, 1);
    }
    turn();
    turn();
    assertThat(bench).hasSize(ListenerLists.ROOM);
    settle();
    assertThat(written).hasSize(many);

    catalogue.serve(model(2, Similarity.COSINE)).get(10, TimeUnit.SECONDS);
    order.clear();
    turn();
    assertThat(bench).hasSize(ListenerLists.ROOM_FOR_ROUNDS);
    String last = "listener " + (many - 1);
    rate(last, "t0", 1);
    turn();
    work();
    turn();
    assertThat(order).hasSizeGreaterThan(1).startsWith(last);
    settle();
    assertThat(written.keySet()).allSatisfy(this::shouldBeOfVersionTwo);
  }

  @Test
  void shouldLookAgainAtAListThatWasUnderWayWhenTheCatalogueChanged() throws Exception {
    fill(model(1, Similarity.COSINE));
    rate("ann", "t1", 1);
    settle();
    String nearest = ids("ann").get(0);
    lists.rated("ann");
    turn();
    onLookup =
        () -> {
          onLookup = () -> {};
          put("new", "New", like(nearest));
          turn();
        };
    settle();
    assertThat(ids("ann")).contains("new", nearest);
  }

  @Test
  void shouldWaitForAModelThatIsNotServedAtTheMoment() throws Exception {
    fill(model(1, Similarity.COSINE));
    rate("ann", "t1", 1);
    turn();
    catalogue.withdraw("classic");
    settle();
    assertThat(order).isEmpty();
    catalogue.serve(model(2, Similarity.COSINE)).get(10, TimeUnit.SECONDS);
    settle();
    assertThat(order).containsExactly("ann");
  }

  @Test
  void shouldFailTheTaskWithWhatMakingAListFailedWith() throws Exception {
    fill(model(1, Similarity.COSINE));
    rate("ann", "t1", 1);
    turn();
    RuntimeException failure = new StoreUnavailableException("not open");
    onLookup =
        () -> {
          throw failure;
        };
    work();
    assertThatThrownBy(this::turn).hasRootCause(failure);
  }

  /** Until nothing is under way. */
  private void settle() {
    do {
      turn();
      work();
      turn();
    } while (!bench.isEmpty());
  }

  private void turn() {
    lists.turn(millis++, this::ratings, this::write);
  }

  /** What the threads of the bench do, by hand. */
  private void work() {
    for (ListJob job = bench.poll(); job != null; job = bench.poll()) {
      job.run();
    }
  }

  private void forget(String listener) {
    ratings.remove(listener);
    lists.forget(listener);
  }

  private void shouldBeOfVersionTwo(String listener) {
    assertThat(list(listener).getModelVersion()).isEqualTo(2);
  }

  private void fill(FactorModel model) throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < TRACKS; i++) {
      put("t" + i, "Title " + i, TestModels.features(random));
    }
    catalogue.serve(model).get(10, TimeUnit.SECONDS);
  }

  private static FactorModel model(int version, Similarity similarity) {
    FactorModel model = TestModels.model("classic", version, version);
    return new FactorModel(
        model.name(),
        version,
        model.transform(),
        model.components(),
        similarity,
        model.relativeError(),
        model.sampleSize(),
        model.tracks(),
        model.createdAt(),
        model.reason(),
        model.settled());
  }

  private @Nullable Track record(String id) {
    onLookup.run();
    return records.get(id);
  }

  private void put(String id, String title, FeatureVector features) {
    Track track =
        Track.newBuilder()
            .setId(id)
            .setTitle(title)
            .setArtists(List.of("Artist of " + title))
            .setFeatures(FeatureVectors.toRecord(features))
            .build();
    records.put(id, track);
    catalogue.put(id, features, FoldedText.of(title, track.getArtists()));
  }

  private FeatureVector features(String id) {
    return FeatureVectors.of(java.util.Objects.requireNonNull(records.get(id), id).getFeatures());
  }

  /** The same to every model here, and yet another recording. */
  private FeatureVector like(String id) {
    double[] values = new double[Feature.COUNT];
    features(id).copyInto(values, 0);
    values[Feature.LOUDNESS.position()] = -records.size();
    return FeatureVector.of(values);
  }

  private void rate(String listener, String track, int rating) {
    List<RatedTrack> all = ratings.computeIfAbsent(listener, unused -> new ArrayList<>());
    all.add(new RatedTrack(track, rating, all.size()));
    lists.rated(listener);
  }

  private Ratings ratings(String listener) {
    return Ratings.current(ratings.getOrDefault(listener, List.of()));
  }

  private void write(String listener, byte @Nullable [] value) {
    order.add(listener);
    try {
      written.put(listener, value == null ? null : codec.decode(value));
    } catch (UndecodableException e) {
      throw new IllegalStateException(e);
    }
  }

  private ListenerRecommendations list(String listener) {
    return java.util.Objects.requireNonNull(written.get(listener), listener);
  }

  private List<String> ids(String listener) {
    return list(listener).getRecommendations().stream().map(ListenerRecommendation::getId).toList();
  }
}
