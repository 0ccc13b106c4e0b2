package dev.segue.streams.evidence;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Kafka Streams' own store in memory, which can be put back to what it was at a commit. */
final class MemoryStore {
  private final KeyValueStore<byte[], byte[]> store;
  private List<KeyValue<byte[], byte[]>> committed = List.of();

  MemoryStore(String name) {
    store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
  }

  KeyValueStore<byte[], byte[]> store() {
    return store;
  }

  List<KeyValue<byte[], byte[]>> contents() {
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      List<KeyValue<byte[], byte[]>> contents = new ArrayList<>();
      all.forEachRemaining(contents::add);
      return contents;
    }
  }

  void commit() {
    committed = contents();
  }

  /** What a crash does under exactly-once: everything since the commit is gone. */
  void crash() {
    contents().forEach(entry -> store.delete(entry.key));
    committed.forEach(entry -> store.put(entry.key, entry.value));
  }
}
