package dev.segue.streams.normalise;

import dev.segue.engine.track.FeatureVector;
import dev.segue.streams.evidence.EvidenceWriter;
import dev.segue.streams.evidence.PartitionEvidence;
import dev.segue.streams.topology.Names;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What lives as long as a task does, and how a change of a track reaches all of it: the state, the
 * evidence and the topic of tracks, in one Kafka transaction.
 *
 * @param tracks the state
 * @param evidence what the learner is told of it
 * @param learner writes that
 */
record NormaliseTask(
    ProcessorContext<byte[], byte[]> context,
    TrackState tracks,
    PartitionEvidence evidence,
    EvidenceWriter learner) {

  /**
   * A track came, changed or went. One without features is kept, and for others it is not there.
   *
   * @param before its features so far; null for none
   * @param after its features from now on; null for none
   * @param track its bytes from now on; null if it is gone
   */
  void replace(
      Record<byte[], byte[]> cause,
      String id,
      @Nullable FeatureVector before,
      @Nullable FeatureVector after,
      byte @Nullable [] track) {
    if (track == null) {
      tracks.delete(cause.key());
    } else {
      tracks.put(cause.key(), track);
    }
    if (before != null || after != null) {
      evidence.change(id, before, after);
      byte @Nullable [] told = after == null ? null : track;
      context.forward(new Record<>(cause.key(), told, cause.timestamp()), Names.TRACKS);
    }
  }

  void report() {
    evidence.report(learner);
  }
}
