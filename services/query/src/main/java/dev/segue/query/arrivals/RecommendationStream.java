package dev.segue.query.arrivals;

import dev.segue.catalogue.TrackStore;
import dev.segue.concurrency.BackgroundThreads;
import dev.segue.concurrency.RequestPriority;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.SimilarRequest;
import dev.segue.runtime.RegistryRetry;
import dev.segue.runtime.StreamsClient;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackRecommendations;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import org.apache.kafka.streams.Topology;

/**
 * The Kafka Streams client whose tasks write recommendations: one group for all nodes, so that each
 * track is answered by one of them, from its own index.
 */
public final class RecommendationStream {
  private static final int RECOMMENDATIONS = 10;

  private RecommendationStream() {}

  /**
   * Starts the client. To be called when the replica is restored and the model is served; before,
   * it could only answer that there is nothing.
   */
  public static StreamsClient start(
      Properties config,
      Topics topics,
      String model,
      Recommender recommender,
      TrackStore store,
      AvroCodec<Track> tracks,
      AvroCodec<TrackRecommendations> recommendations,
      RegistryRetry registryRetry,
      RequestPriority requestPriority,
      MeterRegistry metrics) {
    SimilarRequest request = SimilarRequest.nearest(model, RECOMMENDATIONS);
    Topology topology =
        RecommendationTopology.of(
            topics,
            () ->
                new RecommendationTask(
                    recommender,
                    request,
                    store,
                    tracks,
                    recommendations,
                    registryRetry,
                    requestPriority));
    return BackgroundThreads.createdBy(
        () ->
            StreamsClient.start("query-recommendations", topology, config, metrics, unused -> {}));
  }
}
