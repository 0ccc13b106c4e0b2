package dev.segue.query.listener;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.TestModels;
import dev.segue.catalogue.TestTracks;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.recommend.listener.ListenerRequest;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import dev.segue.runtime.RegistryRetry;
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
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lists of one task without Kafka or threads: ratings are said to it, its turns and the work of
 * its bench are done by hand, and what it writes is remembered.
 */
final class ListenerListsFixture implements AutoCloseable {
  private static final String MODEL = "classic";
  private static final int TRACKS = 200;

  /** Handed out and not yet worked on. */
  final Queue<ListJob> bench = new PriorityQueue<>();

  /** The last list of each listener; null where it was ended. */
  final Map<String, @Nullable ListenerRecommendations> written = new HashMap<>();

  /** Whose lists were written, the first first. */
  final List<String> order = new ArrayList<>();

  final ListenerLists lists;

  private final Catalogue catalogue = new Catalogue();
  private final Map<String, Track> records = new HashMap<>();
  private final Map<String, List<RatedTrack>> ratings = new HashMap<>();
  private final AvroCodec<ListenerRecommendations> codec =
      AvroCodec.of(ListenerRecommendations.class, SchemaRegistry.inMemory(), "lists");
  private Runnable onLookup = () -> {};
  private long millis;

  ListenerListsFixture() {
    lists =
        new ListenerLists(
            new ListMaker(
                catalogue,
                new ListenerRecommender(catalogue, new Recommender(catalogue)),
                ListenerRequest.nearest(MODEL, ListenerLists.LENGTH),
                new ListenerRecords(this::record, codec, new RegistryRetry(), Clock.systemUTC())),
            bench::add);
  }

  @Override
  public void close() {
    catalogue.close();
  }

  /** Random tracks, t0, t1, …, and the first version of a model. */
  void fill(Similarity similarity) throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < TRACKS; i++) {
      put("t" + i, "Title " + i, TestModels.features(random));
    }
    serve(1, similarity);
  }

  void serve(int version, Similarity similarity) throws Exception {
    FactorModel model = TestModels.model(MODEL, version, version);
    catalogue
        .serve(
            new FactorModel(
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
                model.settled()))
        .get(10, TimeUnit.SECONDS);
  }

  void withdraw() {
    catalogue.withdraw(MODEL);
  }

  void put(String id, String title, FeatureVector features) {
    Track track = TestTracks.of(id, title, features);
    records.put(id, track);
    catalogue.put(id, features, FoldedText.of(title, track.getArtists()));
  }

  void remove(String id) {
    catalogue.remove(id);
    records.remove(id);
  }

  FeatureVector features(String id) {
    return FeatureVectors.of(Objects.requireNonNull(records.get(id), id).getFeatures());
  }

  /** The same to every model here, and yet another recording. */
  FeatureVector like(String id) {
    double[] values = new double[Feature.COUNT];
    features(id).copyInto(values, 0);
    values[Feature.LOUDNESS.position()] = -records.size();
    return FeatureVector.of(values);
  }

  void rate(String listener, String track, int rating) {
    List<RatedTrack> all = ratings.computeIfAbsent(listener, unused -> new ArrayList<>());
    all.add(new RatedTrack(track, rating, all.size()));
    lists.rated(listener);
  }

  void takeBackAll(String listener) {
    ratings.remove(listener);
    lists.rated(listener);
  }

  void forget(String listener) {
    ratings.remove(listener);
    lists.forget(listener);
  }

  void turn() {
    lists.turn(
        millis++,
        listener -> Ratings.current(ratings.getOrDefault(listener, List.of())),
        this::write);
  }

  /** What the threads of the bench do, by hand. */
  void work() {
    for (ListJob job = bench.poll(); job != null; job = bench.poll()) {
      job.run();
    }
  }

  /** Until nothing is under way. */
  void settle() {
    do {
      turn();
      work();
      turn();
    } while (!bench.isEmpty());
  }

  /** What happens while a list is made, when it looks up a track; once. */
  void atNextLookup(Runnable happens) {
    onLookup = happens;
  }

  ListenerRecommendations list(String listener) {
    return Objects.requireNonNull(written.get(listener), listener);
  }

  List<String> ids(String listener) {
    return list(listener).getRecommendations().stream().map(ListenerRecommendation::getId).toList();
  }

  private @Nullable Track record(String id) {
    Runnable happens = onLookup;
    onLookup = () -> {};
    happens.run();
    return records.get(id);
  }

  private void write(String listener, byte @Nullable [] value) {
    order.add(listener);
    try {
      written.put(listener, value == null ? null : codec.decode(value));
    } catch (UndecodableException e) {
      throw new IllegalStateException(e);
    }
  }
}
