package dev.segue.collector.publish;

import dev.segue.schemas.avro.ListenerFeedback;

/**
 * Where ratings go. Used by one thread.
 *
 * <p>A failure to deliver is never silent: it comes out of the next {@link #publish} or of {@link
 * #flush}.
 */
public interface RatingPublisher extends AutoCloseable {

  /**
   * Hands a rating over; it may be on its way when this returns. Waits while too many are.
   *
   * @throws dev.segue.collector.source.CollectException if this or an earlier rating cannot be
   *     delivered
   */
  void publish(ListenerFeedback rating);

  /**
   * Waits until every rating handed over has arrived.
   *
   * @throws dev.segue.collector.source.CollectException if one cannot be delivered
   */
  void flush();

  /** How many ratings have arrived. */
  long acknowledged();

  @Override
  void close();
}
