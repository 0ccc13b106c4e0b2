package dev.segue.collector.publish;

import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.TrackFeatures;

/** Publishes tracks to {@link Topics#trackFeatures()}, keyed by their id. */
public final class KafkaTrackPublisher implements TrackPublisher {

  private final EventPublisher<TrackFeatures> events;

  private KafkaTrackPublisher(EventPublisher<TrackFeatures> events) {
    this.events = events;
  }

  /**
   * Makes sure within seconds that broker and registry can be reached, creates the topics that are
   * missing, and registers the schema.
   *
   * @throws dev.segue.collector.source.CollectException if one of this is not possible
   */
  public static KafkaTrackPublisher connect(PublishSettings settings) {
    return new KafkaTrackPublisher(
        EventPublisher.connect(settings, TrackFeatures.class, Topics::trackFeatures, "tracks"));
  }

  @Override
  public void publish(TrackFeatures track) {
    events.publish(track.getId(), track);
  }

  @Override
  public void flush() {
    events.flush();
  }

  @Override
  public long acknowledged() {
    return events.acknowledged();
  }

  /** Does not wait for what has not been flushed for more than some seconds. */
  @Override
  public void close() {
    events.close();
  }
}
