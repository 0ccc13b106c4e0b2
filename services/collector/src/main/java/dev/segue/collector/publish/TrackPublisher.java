package dev.segue.collector.publish;

import dev.segue.schemas.avro.TrackFeatures;

/**
 * Where a collection's tracks go. Used by one thread.
 *
 * <p>A failure to deliver is never silent: it comes out of the next {@link #publish} or of {@link
 * #flush}.
 */
public interface TrackPublisher extends AutoCloseable {

  /**
   * Hands a track over; it may be on its way when this returns. Waits while too many are.
   *
   * @throws dev.segue.collector.source.CollectException if this or an earlier track cannot be
   *     delivered
   */
  void publish(TrackFeatures track);

  /**
   * Waits until every track handed over has arrived.
   *
   * @throws dev.segue.collector.source.CollectException if one cannot be delivered
   */
  void flush();

  /** How many tracks have arrived. */
  long acknowledged();

  @Override
  void close();
}
