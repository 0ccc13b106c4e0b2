package dev.segue.streams.learn;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.streams.topology.Names;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Collects the evidence of all tasks and the wishes of operators, and at every tick does what the
 * {@link LearnSchedule} says.
 *
 * <p>What it keeps in memory is read back from the stores in {@link #init}, which Kafka Streams
 * calls again on the same object when a task is revived after a failure.
 */
final class LearnProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private final LearnParts parts;
  private @Nullable Task task;

  /** What lives as long as the task does. */
  private record Task(
      ProcessorContext<byte[], byte[]> context,
      EvidenceBook evidence,
      ModelDesks desks,
      LearnSchedule schedule) {}

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
    ModelDesks desks = new ModelDesks(parts, models, topic);
    task =
        new Task(
            context,
            new EvidenceBook(evidence, parts.evidence()),
            desks,
            new LearnSchedule(parts.settleAfter(), desks.haveSettled()));
    context.schedule(parts.refreshInterval(), PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Task mine = Objects.requireNonNull(task, "init comes first");
    boolean isCommand =
        mine.context
            .recordMetadata()
            .filter(metadata -> metadata.topic().equals(parts.commandTopic()))
            .isPresent();
    boolean news =
        isCommand
            ? mine.desks.obey(record.key(), record.value())
            : mine.evidence.enter(record.key(), record.value());
    if (news) {
      mine.desks.unsettle();
      mine.schedule.change();
    }
  }

  private void tick(long now) {
    Task mine = Objects.requireNonNull(task, "init comes first");
    mine.desks.clearWithdrawn();
    LearnSchedule.Step step = mine.schedule.next(now);
    if (step != LearnSchedule.Step.WAIT) {
      long begin = parts.ticker().read();
      List<Entry> sample = mine.evidence.sample(parts.sampleSize());
      FeatureTotals totals = mine.evidence.totals();
      if (step == LearnSchedule.Step.REFRESH) {
        mine.desks.refresh(sample, totals, now);
      } else {
        mine.desks.settle(sample, totals, now);
      }
      mine.schedule.took(Duration.ofNanos(parts.ticker().read() - begin), now);
    }
  }
}
