package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.KeptVersions;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.TestModels;
import dev.segue.catalogue.TestTracks;
import dev.segue.catalogue.TrackFacts;
import dev.segue.catalogue.elbow.Elbows;
import dev.segue.catalogue.group.Groups;
import dev.segue.concurrency.RequestPriority;
import dev.segue.engine.factorize.Elbow;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.ingest.TrackEvent;
import dev.segue.query.operate.ModelOverride;
import dev.segue.query.operate.ModelOverrides;
import dev.segue.query.operate.Operator;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.listener.ListenerClassifiers;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.search.IndexedTrack;
import dev.segue.search.TrackIndex;
import dev.segue.wire.FeatureVectors;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The REST interface over a catalogue of some hundred tracks in memory, on a free port. */
final class ApiFixture implements AutoCloseable {
  final Catalogue catalogue = new Catalogue();
  final TrackIndex search = TrackIndex.inMemory();
  final Map<String, Track> records = new ConcurrentHashMap<>();
  final ModelRegistry registry = new ModelRegistry();
  final List<TrackEvent> written = new CopyOnWriteArrayList<>();
  final ModelOverrides overrides = new ModelOverrides();
  final ExecutorService elbowWorker = Executors.newSingleThreadExecutor();
  volatile Elbows.Fit elbowFit = Elbow::of;
  final Elbows elbows =
      new Elbows(
          catalogue,
          elbowWorker,
          (transform, sample, most, progress) -> elbowFit.of(transform, sample, most, progress));
  final Groups groups = new Groups(catalogue, "classic");
  private final ListenerClassifiers classifiers = new ListenerClassifiers(catalogue);
  final FakeListenerStore listeners = new FakeListenerStore();
  private final Operator operator =
      (model, change) -> {
        overrides.put(change.apply(overrides.get(model).orElse(ModelOverride.none(model))));
        return overrides.get(model).orElseThrow();
      };
  final KeptVersions kept = new KeptVersions(registry, catalogue, 2);
  final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  volatile boolean ready = true;
  final Api api;
  private final HttpServer server;
  final Client client;

  ApiFixture() {
    Readiness readiness =
        new Readiness() {
          @Override
          public boolean live() {
            return true;
          }

          @Override
          public boolean ready() {
            return ready;
          }

          @Override
          public String waitingFor() {
            return ready ? "" : "Waiting for a test.";
          }
        };
    api =
        new Api(
            catalogue,
            search,
            records::get,
            registry,
            kept,
            overrides,
            operator,
            this::write,
            elbows,
            groups,
            listeners,
            new ListenerRecommender(catalogue, new Recommender(catalogue)),
            classifiers,
            "classic",
            readiness,
            new RequestPriority(metrics),
            metrics);
    server = api.serve(HttpOptions.local(0, 8));
    client = new Client(server.port());
  }

  /** A catalogue of {@code tracks} random tracks, t0, t1, … under a served model. */
  static ApiFixture withTracks(int tracks) {
    ApiFixture fixture = new ApiFixture();
    Random random = new Random(42);
    for (int i = 0; i < tracks; i++) {
      fixture.put("t" + i, "Title " + i, TestModels.features(random));
    }
    fixture.registry.put("classic@1", TestModels.model("classic", 1, 1));
    fixture.serve(1);
    return fixture;
  }

  /** What the services between do, in no time: the events become tracks. */
  private void write(List<TrackEvent> events) {
    for (TrackEvent event : events) {
      written.add(event);
      TrackFeatures features = event.features();
      if (features == null) {
        records.remove(event.id());
        search.remove(event.id());
        catalogue.remove(event.id());
      } else if (features.getLayer() == null) {
        put(
            Track.newBuilder()
                .setId(event.id())
                .setTitle(features.getTitle())
                .setArtists(features.getArtists())
                .setGenres(features.getGenres())
                .setIsrc(features.getIsrc())
                .setExplicit(features.getExplicit())
                .setExternalIds(features.getExternalIds())
                .setFeatures(FeatureVectors.toRecord(FeatureVectors.of(features)))
                .build());
      }
    }
  }

  void serve(int version) {
    var model = TestModels.model("classic", version, version);
    registry.put("classic", model);
    try {
      catalogue.serve(model).get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  void put(String id, String title, FeatureVector features) {
    put(TestTracks.of(id, title, features));
  }

  void put(Track track) {
    records.put(track.getId(), track);
    search.put(IndexedTrack.of(track));
    catalogue.put(
        track.getId(),
        FeatureVectors.of(track.getFeatures()),
        FoldedText.of(track.getTitle(), track.getArtists()),
        TrackFacts.of(track));
  }

  void put(String id, double energy) {
    put(
        id,
        "Title of " + id,
        FeatureVector.builder()
            .raw(Feature.ENERGY, energy)
            .raw(Feature.DANCEABILITY, 0.5)
            .raw(Feature.TEMPO, 122.036)
            .build());
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    elbows.close();
    groups.close();
    classifiers.close();
    catalogue.close();
    search.close();
    metrics.close();
  }
}
