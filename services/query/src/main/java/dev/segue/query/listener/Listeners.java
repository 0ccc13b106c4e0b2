package dev.segue.query.listener;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.TrackStore;
import dev.segue.concurrency.RequestPriority;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.listener.ListenerClassifiers;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.recommend.listener.ListenerRequest;
import dev.segue.runtime.RegistryRetry;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.ListenerRecommendations;
import dev.segue.settings.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;

/** The listeners of one node: their ratings, what they may like, and how probably. */
public final class Listeners implements AutoCloseable {
  private final ListenerClassifiers classifiers;
  private final ListenerRecommender recommender;
  private final ListExecutor bench;
  private final ListenerStream stream;

  /**
   * Nothing is connected before {@link #start}.
   *
   * @param model name of the model whose lists go to the topic
   * @param threads that make lists
   */
  public Listeners(
      KafkaSettings kafka,
      Topics topics,
      SchemaRegistry registry,
      Catalogue catalogue,
      TrackStore store,
      String model,
      int threads,
      RegistryRetry registryRetry,
      RequestPriority requestPriority,
      MeterRegistry metrics) {
    classifiers = new ListenerClassifiers(catalogue);
    recommender = new ListenerRecommender(catalogue, new Recommender(catalogue));
    AvroCodec<ListenerFeedback> feedback =
        AvroCodec.of(ListenerFeedback.class, registry, topics.listenerFeedback());
    ListenerRecords records =
        new ListenerRecords(
            store,
            AvroCodec.of(ListenerRecommendations.class, registry, topics.listenerRecommendations()),
            registryRetry,
            Clock.systemUTC());
    ListenerRequest request = ListenerRequest.nearest(model, ListenerLists.LENGTH);
    ListMaker maker = new ListMaker(catalogue, recommender, request, records);
    bench = new ListExecutor(Math.max(1, threads), requestPriority);
    ConsumedOffsets progress = new ConsumedOffsets();
    FeedbackMetrics counts = new FeedbackMetrics(metrics);
    stream =
        new ListenerStream(
            topics,
            () -> new FeedbackTopic(kafka, topics.listenerFeedback(), feedback),
            progress,
            () ->
                new ListenerTask(
                    new FeedbackReader(feedback, registryRetry),
                    counts,
                    progress,
                    classifiers::forget,
                    new ListenerLists(maker, bench)),
            metrics);
  }

  /**
   * Joins the group of all nodes. To be called when the tracks are restored.
   *
   * @param advertised where other nodes reach this one
   */
  public void start(Properties config, StoreLocation.Node advertised) {
    stream.start(config, advertised);
  }

  /** The ratings. */
  public ListenerStore book() {
    return stream;
  }

  /** What listeners may like. */
  public ListenerRecommender recommender() {
    return recommender;
  }

  /** How probably they like it. */
  public ListenerClassifiers classifiers() {
    return classifiers;
  }

  /** Why they stopped, if only a restart can mend that. */
  public Optional<String> failure() {
    return stream.failure();
  }

  /** Leaves the group. */
  @Override
  public void close() {
    stream.close();
    bench.close();
    classifiers.close();
  }
}
