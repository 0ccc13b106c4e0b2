package dev.segue.query.replica;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the store of operators' wishes in step with the topic. */
final class CommandReplication implements Processor<String, byte @Nullable [], Void, Void> {
  private final ReplicaState state;
  private @Nullable KeyValueStore<String, byte[]> store;

  CommandReplication(ReplicaState state) {
    this.state = state;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(ReplicaTopology.COMMAND_STORE);
    state.deriveWishes(store);
  }

  @Override
  public void process(Record<String, byte @Nullable []> record) {
    KeyValueStore<String, byte[]> commands = store;
    String key = record.key();
    if (commands == null || key == null) {
      return;
    }
    byte[] value = record.value();
    if (value == null) {
      commands.delete(key);
      state.removeWish(key);
    } else if (state.putWish(key, value)) {
      commands.put(key, value);
    }
  }
}
