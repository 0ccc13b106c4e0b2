package dev.segue.benchmarks.query;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueMemory;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.KeptVersions;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.TrackFacts;
import dev.segue.catalogue.elbow.Elbows;
import dev.segue.catalogue.group.Groups;
import dev.segue.concurrency.RequestPriority;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.query.http.Api;
import dev.segue.query.http.HttpOptions;
import dev.segue.query.http.HttpServer;
import dev.segue.query.http.Readiness;
import dev.segue.query.operate.ModelOverride;
import dev.segue.query.operate.ModelOverrides;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.listener.ListenerClassifiers;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.schemas.avro.Track;
import dev.segue.search.IndexedTrack;
import dev.segue.search.TrackIndex;
import dev.segue.wire.FeatureVectors;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The REST interface of a query node over generated tracks, without Kafka. */
final class RestServer implements AutoCloseable {
  private static final String MODEL = "classic";
  private static final int RANK = 7;
  private static final int THREADS = 16;
  private static final Readiness READY =
      new Readiness() {
        @Override
        public boolean live() {
          return true;
        }

        @Override
        public boolean ready() {
          return true;
        }

        @Override
        public String waitingFor() {
          return "";
        }
      };

  private final Catalogue catalogue = new Catalogue();
  private final RocksTracks store;
  private final Elbows elbows = new Elbows(catalogue);
  private final Groups groups = new Groups(catalogue, MODEL);
  private final ListenerClassifiers classifiers = new ListenerClassifiers(catalogue);
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final TrackIndex search = TrackIndex.inMemory();
  private final HttpServer server;

  private RestServer(int tracks) throws Exception {
    store = new RocksTracks();
    fill(tracks);
    FactorModel model = new GeneratedTracks().model(RANK, 0, null);
    catalogue.serve(model).join();
    ModelRegistry registry = new ModelRegistry();
    registry.put(model.name(), model);
    Api api =
        new Api(
            catalogue,
            search,
            store,
            registry,
            new KeptVersions(registry, catalogue, 1),
            new ModelOverrides(),
            (name, change) -> ModelOverride.none(name),
            events -> {}, // the catalogue of the benchmark stands still
            elbows,
            groups,
            new NoListeners(),
            new ListenerRecommender(catalogue, new Recommender(catalogue)),
            classifiers,
            MODEL,
            READY,
            new RequestPriority(metrics),
            metrics);
    server = api.serve(HttpOptions.local(0, THREADS));
  }

  static RestServer start(int tracks) throws Exception {
    return new RestServer(tracks);
  }

  private void fill(int tracks) {
    GeneratedTracks source = new GeneratedTracks();
    for (int number = 0; number < tracks; number++) {
      Track track = source.record(number);
      store.put(track);
      search.put(IndexedTrack.of(track));
      catalogue.put(
          track.getId(),
          FeatureVectors.of(track.getFeatures()),
          FoldedText.of(track.getTitle(), track.getArtists()),
          TrackFacts.of(track));
    }
  }

  /** What names and records of the tracks take. */
  Sizing.Names names() {
    CatalogueMemory memory = catalogue.snapshot().memory();
    double tracks = catalogue.snapshot().tracks();
    return new Sizing.Names(
        (int) tracks, (memory.texts() + memory.recordings()) / tracks, store.bytes() / tracks);
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    elbows.close();
    classifiers.close();
    groups.close();
    catalogue.close();
    search.close();
    store.close();
    metrics.close();
  }
}
