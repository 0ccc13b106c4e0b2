package dev.segue.benchmarks.ingest;

import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The least that an app with the same duties could do: put each record into a RocksDB store with a
 * changelog, and send it on. No decoding, no reading before writing, no learning. It is the
 * yardstick for the streams app.
 */
final class BareStreams {
  private static final String STORE = "bare";

  private BareStreams() {}

  /** Starts the app with the settings that Segue's own apps have; the caller closes it. */
  static KafkaStreams start(String input, String output, Properties properties) {
    KafkaStreams streams = new KafkaStreams(topology(input, output), properties);
    streams.start();
    return streams;
  }

  private static Topology topology(String input, String output) {
    Topology topology = new Topology();
    topology.addSource("input", new ByteArrayDeserializer(), new ByteArrayDeserializer(), input);
    topology.addProcessor("put", Put::new, "input");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray()),
        "put");
    topology.addSink("output", output, new ByteArraySerializer(), new ByteArraySerializer(), "put");
    return topology;
  }

  /** Keeps the value, and hands it on. */
  private static final class Put implements Processor<byte[], byte[], byte[], byte[]> {
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable KeyValueStore<byte[], byte[]> store;

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      this.context = context;
      this.store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      if (context != null && store != null) {
        store.put(record.key(), record.value());
        context.forward(record);
      }
    }
  }
}
