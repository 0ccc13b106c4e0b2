package dev.segue.query.listener;

import dev.segue.recommend.listener.RatedTrack;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * A rating in the store, and in its changelog:
 *
 * <pre>
 * key   = listener in UTF-8 | 0 | track id in UTF-8
 * value = version, 1 byte (1) | rating, 1 byte | rated at, 8 bytes, big-endian
 * </pre>
 *
 * <p>One entry for each rating, so that a rating costs the same however many there are, and all of
 * a listener lie together. A listener's id has no character U+0000, so that none is the beginning
 * of another.
 */
final class RatingFormat {
  static final char SEPARATOR = '\0';
  private static final byte VERSION = 1;
  private static final int LENGTH = 10;

  private RatingFormat() {}

  static String key(String listener, String trackId) {
    return listener + SEPARATOR + trackId;
  }

  /** The listener of a key. */
  static String listener(String key) {
    return key.substring(0, key.indexOf(SEPARATOR));
  }

  static byte[] value(RatedTrack track) {
    return ByteBuffer.allocate(LENGTH)
        .put(VERSION)
        .put((byte) track.rating())
        .putLong(track.ratedAt())
        .array();
  }

  /** All of one listener, of a store that may change meanwhile. */
  static List<RatedTrack> read(ReadOnlyKeyValueStore<String, byte[]> store, String listener) {
    String prefix = key(listener, "");
    List<RatedTrack> tracks = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries =
        store.prefixScan(prefix, new StringSerializer())) {
      while (entries.hasNext()) {
        var entry = entries.next();
        if (entry.value != null) {
          tracks.add(read(entry.key.substring(prefix.length()), entry.value));
        }
      }
    }
    return tracks;
  }

  private static RatedTrack read(String trackId, byte[] value) {
    if (value.length != LENGTH || value[0] != VERSION) {
      throw new IllegalStateException(
          "The rating of %s is in no format known here: %d bytes".formatted(trackId, value.length));
    }
    return new RatedTrack(trackId, value[1], ByteBuffer.wrap(value).getLong(2));
  }
}
