package dev.segue.streams.normalise;

import dev.segue.engine.track.FeatureVector;
import dev.segue.runtime.deadletter.DeadLetters;
import dev.segue.runtime.deadletter.RejectedEventException;
import dev.segue.runtime.deadletter.TextKey;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.streams.evidence.EvidenceWriter;
import dev.segue.streams.evidence.PartitionEvidence;
import dev.segue.streams.layer.LayeredTracks;
import dev.segue.streams.normalise.EventMetrics.Outcome;
import dev.segue.streams.topology.Names;
import dev.segue.wire.FeatureVectors;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Turns an event into a track, keeps it, and passes it on with the event's key and timestamp. An
 * event that says what is known already changes nothing and passes nothing on; a null value
 * deletes; what cannot be used becomes a dead letter.
 *
 * <p>A track of the base layer alone is compared as bytes and never decoded unless it changes; only
 * one that a named layer describes goes through {@link LayeredTracks}.
 *
 * <p>All that it keeps in memory is rebuilt from the stores in {@link #init}, which Kafka Streams
 * calls again on the same object when a task is revived after a failure.
 */
final class NormaliseProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private final NormaliseParts parts;
  private final EventReader reader;
  private final TrackWriter writer;
  private final LayeredTracks layers;
  private @Nullable NormaliseTask task;

  NormaliseProcessor(NormaliseParts parts) {
    this.parts = parts;
    this.reader = new EventReader(parts.events());
    this.writer = new TrackWriter(parts.tracks());
    this.layers = new LayeredTracks(parts.layers());
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    KeyValueStore<byte[], byte[]> features = context.getStateStore(Names.FEATURES_STORE);
    KeyValueStore<byte[], byte[]> totals = context.getStateStore(Names.TOTALS_STORE);
    KeyValueStore<byte[], byte[]> sample = context.getStateStore(Names.SAMPLE_STORE);
    TrackState tracks = new TrackState(features, parts.tracks());
    PartitionEvidence evidence =
        new PartitionEvidence(parts.sampleSize(), totals, sample, tracks, System::nanoTime);
    EvidenceWriter learner =
        new EvidenceWriter(
            context.taskId().partition(),
            parts.evidence(),
            (key, value) ->
                context.forward(
                    new Record<>(key, value, context.currentSystemTimeMs()), Names.EVIDENCE_OUT));
    NormaliseTask mine = new NormaliseTask(context, tracks, evidence, learner);
    RulesSweep sweep = new RulesSweep(mine, totals, parts.layers(), parts.tracks());
    task = mine;
    context.schedule(
        parts.evidenceInterval(),
        PunctuationType.WALL_CLOCK_TIME,
        timestamp -> {
          sweep.step();
          mine.report();
        });
  }

  @Override
  public void process(Record<byte[], byte[]> event) {
    NormaliseTask mine = Objects.requireNonNull(task, "init comes first");
    try {
      String id = TextKey.id(event.key(), "track");
      Outcome outcome = event.value() == null ? delete(mine, id, event) : upsert(mine, id, event);
      parts.metrics().count(outcome);
    } catch (RejectedEventException e) {
      parts.metrics().countRejected(e.reason());
      mine.context()
          .forward(
              DeadLetters.of(event, mine.context().recordMetadata().orElse(null), e),
              Names.DEAD_LETTERS);
    }
    if (mine.evidence().changes() >= parts.evidenceEvery()) {
      mine.report();
    }
  }

  private Outcome upsert(NormaliseTask mine, String id, Record<byte[], byte[]> record)
      throws RejectedEventException {
    TrackFeatures event = reader.read(id, record.value());
    byte[] before = mine.tracks().get(record.key());
    if (event.getLayer() != null) {
      Track old = before == null ? null : mine.tracks().decode(before);
      return overlay(mine, record, event, old);
    }
    FeatureVector features = FeatureVectors.of(event);
    byte[] track = writer.write(event, features, record.timestamp());
    if (before != null && TrackLayout.sameState(before, track)) {
      return Outcome.UNCHANGED;
    }
    Track old = before == null ? null : mine.tracks().decode(before);
    if (old != null && old.getLayers() != null) {
      return overlay(mine, record, event, old);
    }
    mine.replace(record, id, TrackState.features(old), features, track);
    return before == null ? Outcome.NEW : Outcome.CHANGED;
  }

  private Outcome overlay(
      NormaliseTask mine, Record<byte[], byte[]> record, TrackFeatures event, @Nullable Track old)
      throws RejectedEventException {
    FeatureVector before = TrackState.features(old);
    Track now = layers.after(old, event, record.timestamp());
    if (Objects.equals(now, old)) {
      return Outcome.UNCHANGED;
    }
    byte @Nullable [] bytes = now == null ? null : parts.tracks().encode(now);
    if (bytes != null) {
      EventChecks.track(bytes);
    }
    mine.replace(record, event.getId(), before, TrackState.features(now), bytes);
    if (now == null) {
      return Outcome.DELETED;
    }
    return old == null ? Outcome.NEW : Outcome.CHANGED;
  }

  private Outcome delete(NormaliseTask mine, String id, Record<byte[], byte[]> record) {
    byte[] before = mine.tracks().get(record.key());
    if (before == null) {
      return Outcome.UNCHANGED;
    }
    mine.replace(record, id, TrackState.features(mine.tracks().decode(before)), null, null);
    return Outcome.DELETED;
  }
}
