package dev.segue.query.listener;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Entries as Kafka Streams wants to see them: with a look at the next one's key. */
final class EntryIterator implements KeyValueIterator<Bytes, byte[]> {
  private final Iterator<KeyValue<Bytes, byte[]>> entries;
  private @Nullable KeyValue<Bytes, byte[]> next;

  EntryIterator(Iterator<KeyValue<Bytes, byte[]>> entries) {
    this.entries = entries;
  }

  @Override
  public boolean hasNext() {
    return next != null || entries.hasNext();
  }

  @Override
  public KeyValue<Bytes, byte[]> next() {
    KeyValue<Bytes, byte[]> entry = upcoming();
    next = null;
    return entry;
  }

  @Override
  public Bytes peekNextKey() {
    return upcoming().key;
  }

  @Override
  public void close() {}

  private KeyValue<Bytes, byte[]> upcoming() {
    KeyValue<Bytes, byte[]> entry = next;
    if (entry == null) {
      if (!entries.hasNext()) {
        throw new NoSuchElementException();
      }
      entry = entries.next();
      next = entry;
    }
    return entry;
  }
}
