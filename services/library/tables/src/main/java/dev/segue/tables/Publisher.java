package dev.segue.tables;

/**
 * Where events of one kind go: tracks, or ratings. Used by one thread.
 *
 * <p>A failure to deliver is never silent: it comes out of the next {@link #publish} or of {@link
 * #flush}.
 *
 * @param <T> the event
 */
public interface Publisher<T> extends AutoCloseable {

  /**
   * Hands an event over; it may be on its way when this returns. Waits while too many are.
   *
   * @throws dev.segue.tables.source.CollectException if this or an earlier event cannot be
   *     delivered
   */
  void publish(T event);

  /**
   * Waits until every event handed over has arrived.
   *
   * @throws dev.segue.tables.source.CollectException if one cannot be delivered
   */
  void flush();

  /** How many events have arrived. */
  long acknowledged();

  @Override
  void close();
}
