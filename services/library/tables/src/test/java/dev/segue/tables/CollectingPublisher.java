package dev.segue.tables;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is published. */
final class CollectingPublisher<T> implements Publisher<T> {

  final List<T> events = new ArrayList<>();

  @Override
  public void publish(T event) {
    events.add(event);
  }

  @Override
  public void flush() {}

  @Override
  public long acknowledged() {
    return events.size();
  }

  @Override
  public void close() {}
}
