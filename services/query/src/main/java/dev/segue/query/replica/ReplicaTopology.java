package dev.segue.query.replica;

import dev.segue.schemas.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Three global stores, each with its topic; values stay as they came. */
final class ReplicaTopology {
  static final String TRACK_STORE = "tracks";
  static final String MODEL_STORE = "models";
  static final String COMMAND_STORE = "model-commands";

  private ReplicaTopology() {}

  static Topology of(Topics topics, ReplicaState state) {
    Topology topology = new Topology();
    add(topology, TRACK_STORE, topics.tracks(), () -> new TrackReplication(state));
    mirror(topology, MODEL_STORE, topics.models(), new Mirror(state::putModel, state::removeModel));
    mirror(
        topology,
        COMMAND_STORE,
        topics.modelCommands(),
        new Mirror(state::putOverride, state::removeOverride));
    return topology;
  }

  private static void mirror(Topology topology, String store, String topic, Mirror mirror) {
    add(topology, store, topic, () -> new MirrorReplication(store, mirror));
  }

  private static void add(
      Topology topology,
      String store,
      String topic,
      ProcessorSupplier<String, byte @Nullable [], Void, Void> processor) {
    StoreBuilder<KeyValueStore<String, byte[]>> builder =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled();
    topology.addGlobalStore(
        builder,
        store + "-source",
        Serdes.String().deserializer(),
        Serdes.ByteArray().deserializer(),
        topic,
        store + "-replication",
        processor);
  }
}
