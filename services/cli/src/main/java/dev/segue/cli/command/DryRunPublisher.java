package dev.segue.cli.command;

import dev.segue.tables.Publisher;

/** Counts what would be published, and publishes nothing. */
final class DryRunPublisher<T> implements Publisher<T> {
  private long count;

  @Override
  public void publish(T event) {
    count++;
  }

  @Override
  public void flush() {}

  @Override
  public long acknowledged() {
    return count;
  }

  @Override
  public void close() {}
}
