package dev.segue.query.replica;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps a store, and what mirrors it in memory, in step with its topic. */
final class MirrorReplication implements Processor<String, byte @Nullable [], Void, Void> {
  private final String name;
  private final Mirror mirror;
  private @Nullable KeyValueStore<String, byte[]> store;

  /**
   * @param name of the store
   */
  MirrorReplication(String name, Mirror mirror) {
    this.name = name;
    this.mirror = mirror;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(name);
    mirror.derive(store);
  }

  @Override
  public void process(Record<String, byte @Nullable []> record) {
    KeyValueStore<String, byte[]> values = store;
    String key = record.key();
    if (values == null || key == null) {
      return;
    }
    byte[] value = record.value();
    if (value == null) {
      values.delete(key);
      mirror.remove(key);
    } else if (mirror.put(key, value)) {
      values.put(key, value);
    }
  }
}
