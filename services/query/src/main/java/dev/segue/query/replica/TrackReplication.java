package dev.segue.query.replica;

import dev.segue.schemas.avro.Track;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the store of tracks and the columns in step with the topic. */
final class TrackReplication implements Processor<String, byte @Nullable [], Void, Void> {
  private final ReplicaState state;
  private @Nullable ProcessorContext<Void, Void> context;
  private @Nullable KeyValueStore<String, byte[]> store;

  TrackReplication(ReplicaState state) {
    this.state = state;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    store = context.getStateStore(ReplicaTopology.TRACK_STORE);
    state.deriveTracks(store);
  }

  @Override
  public void process(Record<String, byte @Nullable []> record) {
    KeyValueStore<String, byte[]> tracks = store;
    ProcessorContext<Void, Void> here = context;
    String id = record.key();
    if (tracks == null || here == null || id == null) {
      return;
    }
    byte[] value = record.value();
    if (value == null) {
      // Out of the answers first: an answer looks its titles up in the store.
      state.removeTrack(id);
      tracks.delete(id);
    } else {
      Track track = state.decodeTrack(id, value);
      if (track == null) {
        return;
      }
      tracks.put(id, value);
      if (!state.putTrack(id, track)) {
        tracks.delete(id);
        return;
      }
    }
    state.measure(record.timestamp(), here.currentSystemTimeMs());
  }
}
