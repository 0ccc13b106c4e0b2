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
 * Collects the evidence of all tasks and the commands of operators, and at every tick begins what
 * the {@link LearnSchedule} says and takes over what the {@link FitExecutor} has done.
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
      EvidenceStore evidence,
      RecipeLearners learners,
      LearnSchedule schedule,
      FitExecutor fits) {}

  LearnProcessor(LearnParts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    KeyValueStore<byte[], byte[]> evidence = context.getStateStore(Names.EVIDENCE_STORE);
    KeyValueStore<byte[], byte[]> models = context.getStateStore(Names.MODEL_STORE);
    ModelVersions.Publisher topic =
        (key, value) ->
            context.forward(new Record<>(key, value, context.currentSystemTimeMs()), Names.MODELS);
    EvidenceStore store = new EvidenceStore(evidence, parts.evidence());
    RecipeLearners learners = new RecipeLearners(parts, models, topic);
    task =
        new Task(
            context,
            store,
            learners,
            new LearnSchedule(
                parts.settleAfter(),
                learners.haveSettled(),
                store.totals().tracks(),
                context.currentSystemTimeMs()),
            new FitExecutor(parts.fits(), parts.ticker()));
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
            ? mine.learners.apply(record.key(), record.value())
            : mine.evidence.enter(record.key(), record.value());
    if (news) {
      mine.learners.unsettle();
      mine.schedule.change(mine.context.currentSystemTimeMs());
    }
  }

  private void tick(long now) {
    Task mine = Objects.requireNonNull(task, "init comes first");
    mine.learners.clearWithdrawn();
    if (mine.evidence.isUnderWay()) {
      mine.schedule.hear(now);
    }
    if (!mine.fits.isBusy() && mine.evidence.isWhole()) {
      begin(mine, now);
    }
    mine.fits.done().ifPresent(done -> takeOver(mine, done));
  }

  private void begin(Task mine, long now) {
    FeatureTotals totals = mine.evidence.totals();
    LearnSchedule.Step step = mine.schedule.next(now, totals.tracks());
    if (step != LearnSchedule.Step.WAIT) {
      List<Entry> sample = mine.evidence.sample(parts.sampleSize());
      mine.fits.begin(
          step,
          step == LearnSchedule.Step.REFRESH
              ? mine.learners.refresh(sample, totals, now)
              : mine.learners.settle(sample, totals, now));
    }
  }

  private static void takeOver(Task mine, FitExecutor.Done done) {
    mine.learners.takeOver(done.fits());
    // Evidence that came meanwhile is not what the models have settled on.
    if (done.step() == LearnSchedule.Step.SETTLE && mine.schedule.isSettled()) {
      mine.learners.settled();
    }
    mine.schedule.took(done.time());
  }
}
