package dev.segue.collector.publish;

import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.ListenerFeedback;

/** Publishes ratings to {@link Topics#listenerFeedback()}, keyed by the listener's id. */
public final class KafkaRatingPublisher implements RatingPublisher {

  private final EventPublisher<ListenerFeedback> events;

  private KafkaRatingPublisher(EventPublisher<ListenerFeedback> events) {
    this.events = events;
  }

  /**
   * Makes sure within seconds that broker and registry can be reached, creates the topics that are
   * missing, and registers the schema.
   *
   * @throws dev.segue.collector.source.CollectException if one of this is not possible
   */
  public static KafkaRatingPublisher connect(PublishSettings settings) {
    return new KafkaRatingPublisher(
        EventPublisher.connect(
            settings, ListenerFeedback.class, Topics::listenerFeedback, "ratings"));
  }

  @Override
  public void publish(ListenerFeedback rating) {
    events.publish(rating.getListener(), rating);
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
