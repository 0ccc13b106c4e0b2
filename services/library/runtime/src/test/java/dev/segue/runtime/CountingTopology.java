package dev.segue.runtime;

import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Counts the records of each key in RocksDB and writes every new count. */
final class CountingTopology {
  static final String STORE = "counts";

  private CountingTopology() {}

  static Topology from(String input, String output) {
    return from(input, output, key -> {});
  }

  /** The same with a look at each key before it is counted, which may throw. */
  static Topology from(String input, String output, Consumer<String> before) {
    return new Topology()
        .addSource("input", Serdes.String().deserializer(), Serdes.String().deserializer(), input)
        .addProcessor("count", new Counting(before), "input")
        .addSink(
            "output", output, Serdes.String().serializer(), Serdes.Long().serializer(), "count");
  }

  private record Counting(Consumer<String> before)
      implements ProcessorSupplier<String, String, String, Long> {
    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.Long()));
    }

    @Override
    public Processor<String, String, String, Long> get() {
      return new Count(before);
    }
  }

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  private static final class Count implements Processor<String, String, String, Long> {
    private final Consumer<String> before;
    private ProcessorContext<String, Long> context;
    private KeyValueStore<String, Long> counts;

    Count(Consumer<String> before) {
      this.before = before;
    }

    @Override
    public void init(ProcessorContext<String, Long> context) {
      this.context = context;
      this.counts = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, String> record) {
      before.accept(record.key());
      Long counted = counts.get(record.key());
      long now = counted == null ? 1 : counted + 1;
      counts.put(record.key(), now);
      context.forward(record.withValue(now));
    }
  }
}
