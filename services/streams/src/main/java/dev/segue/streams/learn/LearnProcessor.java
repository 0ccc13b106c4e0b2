package dev.segue.streams.learn;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.streams.topology.Names;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Collects the evidence of all tasks and the wishes of operators, and at every tick begins what the
 * {@link LearnSchedule} says and takes over what the {@link Workbench} has done.
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
      LearnSchedule schedule,
      Workbench bench) {}

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
    EvidenceBook book = new EvidenceBook(evidence, parts.evidence());
    ModelDesks desks = new ModelDesks(parts, models, topic);
    task =
        new Task(
            context,
            book,
            desks,
            new LearnSchedule(
                parts.settleAfter(),
                desks.haveSettled(),
                book.totals().tracks(),
                context.currentSystemTimeMs()),
            new Workbench(parts.fits(), parts.ticker()));
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
      mine.schedule.change(mine.context.currentSystemTimeMs());
    }
  }

  private void tick(long now) {
    Task mine = Objects.requireNonNull(task, "init comes first");
    mine.desks.clearWithdrawn();
    if (mine.evidence.isUnderWay()) {
      mine.schedule.hear(now);
    }
    if (!mine.bench.isBusy() && mine.evidence.isWhole()) {
      begin(mine, now);
    }
    mine.bench.done().ifPresent(done -> takeOver(mine, done));
  }

  private void begin(Task mine, long now) {
    FeatureTotals totals = mine.evidence.totals();
    LearnSchedule.Step step = mine.schedule.next(now, totals.tracks());
    if (step != LearnSchedule.Step.WAIT) {
      List<Entry> sample = mine.evidence.sample(parts.sampleSize());
      mine.bench.begin(
          step,
          step == LearnSchedule.Step.REFRESH
              ? mine.desks.refresh(sample, totals, now)
              : mine.desks.settle(sample, totals, now));
    }
  }

  private static void takeOver(Task mine, Workbench.Done done) {
    mine.desks.takeOver(done.fits());
    // Evidence that came meanwhile is not what the models have settled on.
    if (done.step() == LearnSchedule.Step.SETTLE && mine.schedule.isSettled()) {
      mine.desks.settled();
    }
    mine.schedule.took(done.time());
  }
}
