package dev.segue.query.replica;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the store of models in step with the topic, and has served ones served. */
final class ModelReplication implements Processor<String, byte @Nullable [], Void, Void> {
  private final ReplicaState state;
  private @Nullable KeyValueStore<String, byte[]> store;

  ModelReplication(ReplicaState state) {
    this.state = state;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(ReplicaTopology.MODEL_STORE);
    state.deriveModels(store);
  }

  @Override
  public void process(Record<String, byte @Nullable []> record) {
    KeyValueStore<String, byte[]> models = store;
    String key = record.key();
    if (models == null || key == null) {
      return;
    }
    byte[] value = record.value();
    if (value == null) {
      models.delete(key);
      state.removeModel(key);
    } else if (state.putModel(key, value)) {
      models.put(key, value);
    }
  }
}
