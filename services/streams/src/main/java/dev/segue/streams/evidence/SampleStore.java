package dev.segue.streams.evidence;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.streams.evidence.SampleRowLayout.Mark;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A task's sample on disk: a row per track, as {@link SampleRowLayout} says, and beside the totals
 * the id of the first track that is known to be outside, without which a sample that deletes have
 * thinned would not stay uniform after a restart.
 */
final class SampleStore {
  private static final byte[] OUTSIDE = "sample-outside".getBytes(StandardCharsets.UTF_8);

  private final KeyValueStore<byte[], byte[]> rows;
  private final KeyValueStore<byte[], byte[]> totals;
  private @Nullable String outside;

  SampleStore(KeyValueStore<byte[], byte[]> rows, KeyValueStore<byte[], byte[]> totals) {
    this.rows = rows;
    this.totals = totals;
    byte[] stored = totals.get(OUTSIDE);
    this.outside = stored == null ? null : new String(stored, StandardCharsets.UTF_8);
  }

  /** Takes rows as they are read back. */
  interface Reader {
    /** A row with its mark. */
    void row(Entry entry, Mark mark);
  }

  void readAll(Reader reader) {
    try (KeyValueIterator<byte[], byte[]> all = rows.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> row = all.next();
        reader.row(
            Entry.of(SampleRowLayout.id(row.key), SampleRowLayout.row(row.value)),
            SampleRowLayout.mark(row.value));
      }
    }
  }

  void put(Entry entry, Mark mark) {
    rows.put(
        SampleRowLayout.key(entry.hash(), entry.id()), SampleRowLayout.value(mark, entry.row()));
  }

  void delete(Entry entry) {
    rows.delete(SampleRowLayout.key(entry.hash(), entry.id()));
  }

  /** The id of the first track in the order of hashes that is known to be outside. */
  Optional<String> outside() {
    return Optional.ofNullable(outside);
  }

  void outside(@Nullable String id) {
    if (!Objects.equals(id, outside)) {
      outside = id;
      totals.put(OUTSIDE, id == null ? null : id.getBytes(StandardCharsets.UTF_8));
    }
  }
}
