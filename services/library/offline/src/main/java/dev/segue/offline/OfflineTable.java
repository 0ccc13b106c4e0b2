package dev.segue.offline;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.CollectListener;
import dev.segue.tables.CollectSummary;
import dev.segue.tables.Collection;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.source.CollectException;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A whole table in memory, read with the collector's own sources and mapping, so that what is
 * understood of it is what {@code segue collect} would publish.
 *
 * <p>Of rows with the same id only the first is kept, unless repeats are asked for.
 */
public final class OfflineTable {

  private final String name;
  private final List<OfflineRow> rows;
  private final long read;
  private final long rejected;
  private final List<String> notes;

  private OfflineTable(
      String name, List<OfflineRow> rows, long read, long rejected, List<String> notes) {
    this.name = name;
    this.rows = List.copyOf(rows);
    this.read = read;
    this.rejected = rejected;
    this.notes = List.copyOf(notes);
  }

  /**
   * Reads a collection to its end. Rows that cannot be used are reported to the listener, and to
   * the collection's own file of rejects; the rest goes on.
   *
   * @param collection closed by the caller
   * @param keepRepeats whether every row is kept, also those whose id has been there before
   * @throws CollectException if the table cannot be read, or no row of it can be used
   */
  public static OfflineTable read(
      Collection collection, boolean keepRepeats, CollectListener listener) {
    Reading reading = new Reading(keepRepeats);
    CollectSummary summary = collection.read(reading::add, listener);
    if (reading.rows.isEmpty()) {
      throw new CollectException(
          summary.read() == 0
              ? summary.source() + " has no row below its header."
              : summary.source() + " has no row that can be used.");
    }
    return new OfflineTable(
        summary.source(), reading.rows, summary.read(), summary.rejected(), summary.notes());
  }

  /** What people call it: the file's name. */
  public String name() {
    return name;
  }

  /** The rows, in the order of the file. */
  public List<OfflineRow> rows() {
    return rows;
  }

  /** Number of rows that were left out because their id had been there before. */
  public long repeats() {
    return read - rejected - rows.size();
  }

  /** Number of rows that could not be used. */
  public long rejected() {
    return rejected;
  }

  /** What the collector decided or left out, in sentences. */
  public List<String> notes() {
    return notes;
  }

  /** The account in one line, for people. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%s: %,d rows read = %,d used + %,d repeats + %,d rejected.",
        name,
        read,
        rows.size(),
        repeats(),
        rejected);
  }

  /** The exact totals of the rows, as the stream's learner has them of its catalogue. */
  public FeatureTotals totals() {
    FeatureTotals totals = new FeatureTotals();
    rows.forEach(row -> totals.add(row.features()));
    return totals;
  }

  /** Every row as an entry of a sample, in the order of the file. */
  public List<Entry> entries() {
    return rows.stream().map(row -> Entry.of(row.id(), row.features())).toList();
  }

  /**
   * The rows that the stream's learner would fit on: those of the tracks with the smallest hashes,
   * in the order of the hashes. Of rows with the same id, the last.
   *
   * @param size how many at most
   */
  public List<Entry> sample(int size) {
    BottomKSample sample = new BottomKSample(size);
    rows.forEach(row -> sample.put(row.id(), row.features()));
    return List.copyOf(sample.entries());
  }

  private static final class Reading {
    private final boolean keepRepeats;
    private final List<OfflineRow> rows = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    // A label is on thousands of rows: one copy of it is enough.
    private final Map<String, String> texts = new HashMap<>();

    Reading(boolean keepRepeats) {
      this.keepRepeats = keepRepeats;
    }

    void add(Accepted accepted) {
      TrackFeatures track = accepted.track();
      if (!seen.add(track.getId()) && !keepRepeats) {
        return;
      }
      Map<String, String> labels = new HashMap<>(accepted.labels());
      labels.replaceAll((column, value) -> once(value));
      rows.add(
          new OfflineRow(
              accepted.line(),
              track.getId(),
              track.getTitle(),
              track.getArtists(),
              FeatureVectors.of(track),
              track.getGenres().stream().map(this::once).toList(),
              labels));
    }

    private String once(String text) {
      String known = texts.putIfAbsent(text, text);
      return known == null ? text : known;
    }
  }
}
