package dev.segue.query.arrivals;

import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.concurrency.OccasionalLog;
import dev.segue.concurrency.RequestPriority;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.SimilarRequest;
import dev.segue.runtime.RegistryRetry;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackRecommendations;
import dev.segue.wire.FeatureVectors;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers each new or changed track from the node's own index. The features are those of the record
 * itself, so it does not matter whether the replica has met the track yet. A deleted track's
 * recommendations are deleted.
 */
final class RecommendationTask
    implements Processor<String, byte @Nullable [], String, byte @Nullable []> {
  private static final Logger LOG = LoggerFactory.getLogger(RecommendationTask.class);

  private final Recommender recommender;
  private final SimilarRequest request;
  private final TrackStore store;
  private final AvroCodec<Track> tracks;
  private final AvroCodec<TrackRecommendations> recommendations;
  private final RegistryRetry registryRetry;
  private final RequestPriority requestPriority;
  private final OccasionalLog passedOver = new OccasionalLog();
  private final OccasionalLog withoutModel = new OccasionalLog();
  private @Nullable ProcessorContext<String, byte @Nullable []> context;

  RecommendationTask(
      Recommender recommender,
      SimilarRequest request,
      TrackStore store,
      AvroCodec<Track> tracks,
      AvroCodec<TrackRecommendations> recommendations,
      RegistryRetry registryRetry,
      RequestPriority requestPriority) {
    this.recommender = recommender;
    this.request = request;
    this.store = store;
    this.tracks = tracks;
    this.recommendations = recommendations;
    this.registryRetry = registryRetry;
    this.requestPriority = requestPriority;
  }

  @Override
  public void init(ProcessorContext<String, byte @Nullable []> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, byte @Nullable []> record) {
    ProcessorContext<String, byte @Nullable []> here = context;
    String id = record.key();
    if (here == null || id == null) {
      return;
    }
    byte[] value = record.value();
    if (value == null) {
      here.forward(record);
      return;
    }
    try {
      requestPriority.yieldToRequests();
      Track track = registryRetry.decode(tracks, value);
      Answer answer = recommender.similar(id, FeatureVectors.of(track.getFeatures()), request);
      TrackRecommendations answered =
          RecommendationRecords.of(id, track, answer, store, here.currentSystemTimeMs());
      here.forward(record.withValue(registryRetry.call(() -> recommendations.encode(answered))));
    } catch (UndecodableException e) {
      passedOver.log(
          unsaid ->
              LOG.warn(
                  "Passed over the track under key {}: {} ({} more were passed over since the last"
                      + " such line)",
                  id,
                  e.getMessage(),
                  unsaid));
    } catch (UnknownModelException e) {
      withoutModel.log(
          unsaid ->
              LOG.warn(
                  "No recommendations for {}: model {} is served no more ({} more went without since"
                      + " the last such line)",
                  id,
                  e.model(),
                  unsaid));
    }
  }
}
