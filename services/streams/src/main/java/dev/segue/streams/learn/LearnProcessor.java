package dev.segue.streams.learn;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.streams.evidence.EvidenceKey;
import dev.segue.streams.learn.ModelDesk.Start;
import dev.segue.streams.topology.Names;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the evidence of all tasks and, at every tick, learns from what is new. When none has
 * come for a while, a fresh fit challenges the model once. Fits keep to a tenth of the time, since
 * they share their thread with the tasks that take events in.
 *
 * <p>After a start everything counts as new: whether the last evidence before the stop was learned
 * from is not recorded, and one fit too many does no harm.
 */
final class LearnProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(LearnProcessor.class);

  /** A fit may take at most this part of the time. */
  private static final int FIT_SHARE = 10;

  private final LearnParts parts;
  private @Nullable Task task;

  /** What lives as long as the task does. */
  private static final class Task {
    private final KeyValueStore<byte[], byte[]> evidence;
    private final CatalogueView catalogue = new CatalogueView();
    private final List<ModelDesk> desks;
    private boolean changed = true;
    private boolean settled;
    private long lastChange;
    private long nextFit;

    private Task(KeyValueStore<byte[], byte[]> evidence, List<ModelDesk> desks) {
      this.evidence = evidence;
      this.desks = desks;
    }
  }

  LearnProcessor(LearnParts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    KeyValueStore<byte[], byte[]> evidence = context.getStateStore(Names.EVIDENCE_STORE);
    KeyValueStore<byte[], byte[]> models = context.getStateStore(Names.MODEL_STORE);
    ModelShelf.Publisher topic =
        (key, value) ->
            context.forward(new Record<>(key, value, context.currentSystemTimeMs()), Names.MODELS);
    Task mine =
        new Task(
            evidence,
            parts.recipes().stream()
                .map(
                    recipe ->
                        new ModelDesk(
                            recipe,
                            new ModelShelf(
                                recipe.name(),
                                parts.keptVersions(),
                                models,
                                parts.models(),
                                topic)))
                .toList());
    readBack(mine);
    mine.desks.forEach(desk -> desk.served().ifPresent(parts.metrics()::serves));
    task = mine;
    context.schedule(parts.refreshInterval(), PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Task mine = Objects.requireNonNull(task, "init comes first");
    if (Arrays.equals(mine.evidence.get(record.key()), record.value())) {
      return; // said again after a restart
    }
    try {
      mine.catalogue.apply(EvidenceKey.parse(record.key()), decode(record.value()));
    } catch (IllegalArgumentException | UndecodableException e) {
      LOG.warn("Skipped a record of the evidence topic, to which only Segue should write.", e);
      return;
    }
    mine.evidence.put(record.key(), record.value());
    mine.changed = true;
  }

  private void tick(long now) {
    Task mine = Objects.requireNonNull(task, "init comes first");
    if (mine.changed && now >= mine.nextFit) {
      mine.changed = false;
      mine.settled = false;
      mine.lastChange = now;
      refresh(mine, Start.WARM, now);
    } else if (!mine.changed
        && !mine.settled
        && now - mine.lastChange >= parts.settleAfter().toMillis()) {
      mine.settled = true;
      refresh(mine, Start.COLD, now);
    }
  }

  private void refresh(Task mine, Start start, long now) {
    List<Entry> sample = mine.catalogue.sample(parts.sampleSize());
    FeatureTotals totals = mine.catalogue.totals();
    Duration all = Duration.ZERO;
    for (ModelDesk desk : mine.desks) {
      long begin = System.nanoTime();
      Optional<FactorModel> candidate = desk.refresh(sample, totals, start, now);
      Duration time = Duration.ofNanos(System.nanoTime() - begin);
      candidate.ifPresent(model -> parts.metrics().refreshed(model, time));
      desk.served().ifPresent(parts.metrics()::serves);
      all = all.plus(time);
    }
    mine.nextFit = now + FIT_SHARE * all.toMillis();
  }

  private void readBack(Task mine) {
    try (KeyValueIterator<byte[], byte[]> all = mine.evidence.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> next = all.next();
        mine.catalogue.apply(EvidenceKey.parse(next.key), decode(next.value));
      }
    } catch (UndecodableException e) {
      throw new IllegalStateException(
          "The learner's evidence cannot be read back. Was the schema registry emptied? "
              + e.getMessage(),
          e);
    }
  }

  private @Nullable CatalogueEvidence decode(byte @Nullable [] value) throws UndecodableException {
    return value == null ? null : parts.evidence().decode(value);
  }
}
