package dev.segue.streams.normalise;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.Track;
import dev.segue.streams.evidence.CatalogueScan;
import dev.segue.wire.FeatureVectors;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a task: id as UTF-8 to the bytes of the track, as they are in the topic of tracks.
 * A track of which no layer knows a feature is kept, but is not in the topic and counts for
 * nothing.
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

  /** The features of a track by which others know it; null where it has none. */
  static @Nullable FeatureVector features(@Nullable Track track) {
    if (track == null) {
      return null;
    }
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    return features.isEmpty() ? null : features;
  }

  /**
   * Goes through the next tracks in the order of their keys.
   *
   * @param after where the last page ended; null for the first
   * @return where this page ends, or null if no track follows
   */
  byte @Nullable [] page(byte @Nullable [] after, int most, BiConsumer<byte[], Track> reader) {
    try (KeyValueIterator<byte[], byte[]> range = store.range(after, null)) {
      for (int read = 0; range.hasNext(); read++) {
        if (read == most) {
          return range.peekNextKey();
        }
        KeyValue<byte[], byte[]> next = range.next();
        reader.accept(next.key, decode(next.value));
      }
      return null;
    }
  }

  @Override
  public void read(Consumer<Iterable<Entry>> reader) {
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      reader.accept(() -> new Entries(all));
    }
  }

  /** Decoded one ahead, for some tracks have no features. */
  private final class Entries implements Iterator<Entry> {
    private final KeyValueIterator<byte[], byte[]> all;
    private @Nullable Entry next;

    Entries(KeyValueIterator<byte[], byte[]> all) {
      this.all = all;
    }

    @Override
    public boolean hasNext() {
      while (next == null && all.hasNext()) {
        Track track = decode(all.next().value);
        FeatureVector features = features(track);
        next = features == null ? null : Entry.of(track.getId(), features);
      }
      return next != null;
    }

    @Override
    public Entry next() {
      Entry entry = hasNext() ? next : null;
      if (entry == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return entry;
    }
  }

  Track decode(byte[] track) {
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
