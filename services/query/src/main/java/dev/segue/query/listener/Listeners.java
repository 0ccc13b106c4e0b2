package dev.segue.query.listener;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.TrackStore;
import dev.segue.concurrency.RightOfWay;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.listener.Judges;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.recommend.listener.ListenerRequest;
import dev.segue.runtime.Patience;
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
  private final Judges judges;
  private final ListenerRecommender recommender;
  private final ListBench bench;
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
      Patience patience,
      RightOfWay rightOfWay,
      MeterRegistry metrics) {
    judges = new Judges(catalogue);
    recommender = new ListenerRecommender(catalogue, new Recommender(catalogue));
    AvroCodec<ListenerFeedback> feedback =
        AvroCodec.of(ListenerFeedback.class, registry, topics.listenerFeedback());
    ListenerRecords records =
        new ListenerRecords(
            store,
            AvroCodec.of(ListenerRecommendations.class, registry, topics.listenerRecommendations()),
            patience,
            Clock.systemUTC());
    ListenerRequest request = ListenerRequest.nearest(model, ListenerLists.LENGTH);
    ListMaker maker = new ListMaker(catalogue, recommender, request, records);
    bench = new ListBench(Math.max(1, threads), rightOfWay);
    Progress progress = new Progress();
    FeedbackMetrics counts = new FeedbackMetrics(metrics);
    stream =
        new ListenerStream(
            topics,
            () -> new FeedbackTopic(kafka, topics.listenerFeedback(), feedback),
            progress,
            () ->
                new ListenerTask(
                    new FeedbackReader(feedback, patience),
                    counts,
                    progress,
                    judges::forget,
                    new ListenerLists(maker, bench)),
            metrics);
  }

  /**
   * Joins the group of all nodes. To be called when the tracks are restored.
   *
   * @param advertised where other nodes reach this one
   */
  public void start(Properties config, Whereabouts.Node advertised) {
    stream.start(config, advertised);
  }

  /** The ratings. */
  public ListenerBook book() {
    return stream;
  }

  /** What listeners may like. */
  public ListenerRecommender recommender() {
    return recommender;
  }

  /** How probably they like it. */
  public Judges judges() {
    return judges;
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
    judges.close();
  }
}
