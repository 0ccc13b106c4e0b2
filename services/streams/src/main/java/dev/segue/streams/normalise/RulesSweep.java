package dev.segue.streams.normalise;

import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.Track;
import dev.segue.streams.layer.LayerRules;
import dev.segue.streams.layer.LayeredTracks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tracks of a task in line with rules that a setting has changed since they were made: a
 * page at a time, between events. A mark beside the state says by which rules all of it was made; a
 * task that is interrupted begins again.
 */
final class RulesSweep {
  /** Tracks looked at in one step: some tens of milliseconds. */
  private static final int PAGE = 20_000;

  private static final byte[] MARK = "layer-rules".getBytes(StandardCharsets.UTF_8);

  private final NormaliseTask task;
  private final KeyValueStore<byte[], byte[]> marks;
  private final LayeredTracks layers;
  private final AvroCodec<Track> codec;
  private final byte[] wanted;
  private byte @Nullable [] after;
  private boolean done;

  /** A sweep of the task's tracks; {@code marks} is a store of small things of the task. */
  RulesSweep(
      NormaliseTask task,
      KeyValueStore<byte[], byte[]> marks,
      LayerRules rules,
      AvroCodec<Track> codec) {
    this.task = task;
    this.marks = marks;
    this.layers = new LayeredTracks(rules);
    this.codec = codec;
    this.wanted = fingerprint(rules);
    byte[] mark = marks.get(MARK);
    done = Arrays.equals(mark == null ? fingerprint(LayerRules.defaults()) : mark, wanted);
  }

  /** Looks at the next page; does nothing once all is in line. */
  void step() {
    if (done) {
      return;
    }
    List<Runnable> changes = new ArrayList<>(); // made when the iterator is closed
    after = task.tracks().page(after, PAGE, (key, track) -> collect(key, track, changes));
    changes.forEach(Runnable::run);
    if (after == null) {
      marks.put(MARK, wanted);
      done = true;
    }
  }

  private void collect(byte[] key, Track track, List<Runnable> changes) {
    Track now = layers.again(track);
    if (!now.equals(track)) {
      FeatureVector before = TrackState.features(track);
      FeatureVector features = TrackState.features(now);
      byte[] bytes = codec.encode(now);
      Record<byte[], byte[]> cause = new Record<>(key, bytes, task.context().currentSystemTimeMs());
      changes.add(() -> task.replace(cause, now.getId(), before, features, bytes));
    }
  }

  private static byte[] fingerprint(LayerRules rules) {
    return rules.fingerprint().getBytes(StandardCharsets.UTF_8);
  }
}
