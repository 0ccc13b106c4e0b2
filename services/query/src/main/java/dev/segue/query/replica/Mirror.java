package dev.segue.query.replica;

import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What is kept in memory of the values of a store. Kafka Streams initialises several processors of
 * one store; whichever comes first has it derived, once.
 */
final class Mirror {
  private final BiPredicate<String, byte[]> put;
  private final Consumer<String> remove;
  private boolean derived;

  /**
   * @param put takes a value; false for one that is of no use
   * @param remove forgets the value of a key
   */
  Mirror(BiPredicate<String, byte[]> put, Consumer<String> remove) {
    this.put = put;
    this.remove = remove;
  }

  /** Puts all values of the store, the first time. */
  void derive(ReadOnlyKeyValueStore<String, byte[]> store) {
    if (derived) {
      return;
    }
    derived = true;
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        var unused = put.test(next.key, next.value);
      }
    }
  }

  /** Returns whether the value is worth storing. */
  boolean put(String key, byte[] value) {
    return put.test(key, value);
  }

  void remove(String key) {
    remove.accept(key);
  }
}
