package dev.segue.streams.normalise;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.Track;
import dev.segue.streams.evidence.CatalogueScan;
import dev.segue.wire.FeatureVectors;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a task: id as UTF-8 to the bytes of the track, as they are in the topic of tracks.
 */
final class TrackState implements CatalogueScan {
  private final KeyValueStore<byte[], byte[]> store;
  private final AvroCodec<Track> codec;

  TrackState(KeyValueStore<byte[], byte[]> store, AvroCodec<Track> codec) {
    this.store = store;
    this.codec = codec;
  }

  byte @Nullable [] get(byte[] key) {
    return store.get(key);
  }

  void put(byte[] key, byte[] track) {
    store.put(key, track);
  }

  void delete(byte[] key) {
    store.delete(key);
  }

  /** The features of an encoded track. */
  FeatureVector features(byte[] track) {
    return FeatureVectors.of(decode(track).getFeatures());
  }

  @Override
  public void read(Consumer<Iterable<Entry>> reader) {
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      reader.accept(() -> entries(all));
    }
  }

  private Iterator<Entry> entries(KeyValueIterator<byte[], byte[]> all) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public Entry next() {
        KeyValue<byte[], byte[]> next = all.next();
        Track track = decode(next.value);
        return Entry.of(track.getId(), FeatureVectors.of(track.getFeatures()));
      }
    };
  }

  private Track decode(byte[] track) {
    try {
      return codec.decode(track);
    } catch (UndecodableException e) {
      throw new IllegalStateException(
          "The state of a track cannot be read back. Was the schema registry emptied? "
              + e.getMessage(),
          e);
    }
  }
}
