package dev.segue.streams.learn;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.ModelKeys;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.streams.evidence.EvidenceWriter;
import dev.segue.streams.evidence.PartitionEvidence;
import dev.segue.streams.evidence.PartitionEvidence.Ticker;
import dev.segue.streams.topology.Names;
import dev.segue.wire.FactorModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The learner and the evidence of several tasks, without Kafka between them: what the tasks report
 * is said to the processor as it would be read, time is turned by hand, and a restart is a new
 * processor on the same stores.
 */
final class LearnerFixture {
  static final int KEPT_VERSIONS = 20;
  private static final String COMMANDS = "commands";
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration SETTLE_AFTER = Duration.ofSeconds(5);

  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final AvroCodec<CatalogueEvidence> evidence =
      AvroCodec.of(CatalogueEvidence.class, registry, "evidence");
  private final AvroCodec<dev.segue.schemas.avro.FactorModel> models =
      AvroCodec.of(dev.segue.schemas.avro.FactorModel.class, registry, "models");
  private final AvroCodec<ModelCommand> commands =
      AvroCodec.of(ModelCommand.class, registry, COMMANDS);

  private final int sampleSize;
  private final KeyValueStore<byte[], byte[]> evidenceStore = store(Names.EVIDENCE_STORE);
  private final KeyValueStore<byte[], byte[]> modelStore = store(Names.MODEL_STORE);
  private final List<Part> parts = new ArrayList<>();
  private final List<KeyValue<byte[], byte[]>> log = new ArrayList<>();
  private final Map<String, FactorModel> published = new TreeMap<>();
  private final List<String> keys = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();
  private MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
  private Processor<byte[], byte[], byte[], byte[]> learner;
  private Ticker ticker = () -> 0;
  private Executor fits = Runnable::run;
  private long now = 1_000_000;

  /** One task's part of the catalogue. */
  private record Part(
      Map<String, FeatureVector> rows, PartitionEvidence evidence, EvidenceWriter writer) {}

  /** Tells rows at once and keeps totals for later. */
  private record RowsOnly(EvidenceWriter writer, List<Runnable> late)
      implements PartitionEvidence.Learner {
    @Override
    public void totals(FeatureTotals totals) {
      FeatureTotals now = totals.copy();
      late.add(() -> writer.totals(now));
    }

    @Override
    public void sampled(Entry row) {
      writer.sampled(row);
    }

    @Override
    public void left(String id) {
      writer.left(id);
    }
  }

  LearnerFixture(int partitions, int sampleSize, Recipe... recipes) {
    this.sampleSize = sampleSize;
    for (int task = 0; task < partitions; task++) {
      Map<String, FeatureVector> rows = new TreeMap<>();
      parts.add(
          new Part(
              rows,
              new PartitionEvidence(
                  sampleSize,
                  store("totals"),
                  store("sample"),
                  reader -> {
                    List<Entry> entries = new ArrayList<>();
                    rows.forEach((id, row) -> entries.add(Entry.of(id, row)));
                    reader.accept(entries);
                  },
                  () -> 0),
              new EvidenceWriter(task, evidence, (key, value) -> say(key, value))));
    }
    learner = start(recipes);
  }

  /** Measures fits with another clock from the next restart on. */
  void setTicker(Ticker other) {
    ticker = other;
  }

  /** Computes fits by another way from the next restart on; at once, if not set. */
  void setFits(Executor other) {
    fits = other;
  }

  /** Stops the learner and starts it with the same state. */
  void restart(Recipe... recipes) {
    learner.close();
    learner = start(recipes);
  }

  private Processor<byte[], byte[], byte[], byte[]> start(Recipe... recipes) {
    context = new MockProcessorContext<>();
    context.setCurrentSystemTimeMs(now);
    context.addStateStore(evidenceStore);
    context.addStateStore(modelStore);
    Processor<byte[], byte[], byte[], byte[]> fresh =
        new Learn(
                new LearnParts(
                    evidence,
                    models,
                    commands,
                    COMMANDS,
                    new LearnMetrics(new SimpleMeterRegistry()),
                    List.of(recipes),
                    sampleSize,
                    TICK,
                    SETTLE_AFTER,
                    KEPT_VERSIONS,
                    fits,
                    ticker))
            .get();
    fresh.init(context);
    return fresh;
  }

  /** A track comes, changes, or (a null row) is deleted. */
  void change(String id, @Nullable FeatureVector row) {
    Part part = parts.get(Math.floorMod(id.hashCode(), parts.size()));
    FeatureVector before = row == null ? part.rows.remove(id) : part.rows.put(id, row);
    if (before != null || row != null) {
      part.evidence.change(id, before, row);
    }
  }

  /** The learner's clock goes on by a second, and every task reports. */
  void tick() {
    now += TICK.toMillis();
    context.setCurrentSystemTimeMs(now);
    parts.forEach(part -> part.evidence.report(part.writer));
    punctuate();
  }

  /** The same in the middle of the reports: of what each says, all but the totals. */
  void tickBeforeTotals() {
    now += TICK.toMillis();
    context.setCurrentSystemTimeMs(now);
    parts.forEach(part -> part.evidence.report(new RowsOnly(part.writer, late)));
    punctuate();
  }

  /** The totals that were late are said. */
  void sayTotals() {
    late.forEach(Runnable::run);
    late.clear();
  }

  private void punctuate() {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(now);
    read();
  }

  /** Nothing comes until the models have settled. */
  void quiet() {
    for (int i = 0; i < 12; i++) {
      tick();
    }
  }

  private void say(byte[] key, byte @Nullable [] value) {
    log.add(KeyValue.pair(key, value));
    context.setRecordMetadata("evidence", 0, log.size());
    learner.process(new Record<>(key, value, now));
  }

  /** The last of what the tasks have said is said again, as after a crash. */
  void redeliver(int records) {
    List<KeyValue<byte[], byte[]>> again =
        List.copyOf(log.subList(Math.max(0, log.size() - records), log.size()));
    again.forEach(record -> say(record.key, record.value));
  }

  void command(String model, int pinnedVersion, Map<String, String> aliases) {
    command(
        model,
        commands.encode(
            ModelCommand.newBuilder()
                .setModel(model)
                .setPinnedVersion(pinnedVersion)
                .setAliases(aliases)
                .setUpdatedAt(now)
                .build()));
  }

  void command(String model, byte @Nullable [] value) {
    context.setRecordMetadata(COMMANDS, 0, 0);
    learner.process(new Record<>(model.getBytes(StandardCharsets.UTF_8), value, now));
    read();
  }

  private void read() {
    for (MockProcessorContext.CapturedForward<? extends byte[], ? extends byte[]> forward :
        context.forwarded()) {
      String key = new String(forward.record().key(), StandardCharsets.UTF_8);
      keys.add(key);
      byte[] value = forward.record().value();
      if (value == null) {
        published.remove(key);
      } else {
        published.put(key, decode(value));
      }
    }
    context.resetForwards();
  }

  private FactorModel decode(byte[] value) {
    try {
      return FactorModels.of(models.decode(value));
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  /** The keys that were published since the last call, one for each record. */
  List<String> news() {
    List<String> news = List.copyOf(keys);
    keys.clear();
    return news;
  }

  /** What the topic of models says last of each key. */
  Map<String, FactorModel> models() {
    return published;
  }

  FactorModel served(String model) {
    return model(ModelKeys.served(model));
  }

  /** What the topic of models says last of a key. */
  FactorModel model(String key) {
    FactorModel model = published.get(key);
    if (model == null) {
      throw new AssertionError("There is no " + key + " among " + published.keySet());
    }
    return model;
  }

  private KeyValueStore<byte[], byte[]> store(String name) {
    KeyValueStore<byte[], byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }
}
