package dev.segue.query.ingest;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.CollectListener;
import dev.segue.tables.CollectSummary;
import dev.segue.tables.Collection;
import dev.segue.tables.form.FileForm;
import dev.segue.tables.form.ReadOptions;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Input;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that came in over HTTP, read as a collector reads it and held whole: it is written as a
 * whole, or not at all.
 *
 * @param events of the rows that can be used, in their order
 * @param rejected rows that cannot be used
 * @param rejections the first {@value #SHOWN_REJECTS} of them
 * @param notes sentences on what was made of the columns, and what was decided or left out
 */
public record TrackTable(
    List<TrackEvent> events, int rejected, List<Rejected> rejections, List<String> notes) {

  /** How many rows a table may have. */
  public static final int MOST_ROWS = 10_000;

  /** How many rejected rows are named; all are counted. */
  public static final int SHOWN_REJECTS = 1_000;

  /**
   * A row that cannot be used.
   *
   * @param line the line it starts on, from 1
   * @param reason what is wrong with which value of which column
   */
  public record Rejected(long line, String reason) {}

  /**
   * Reads a table to its end.
   *
   * @param form in which it is written
   * @param input closed at the end
   * @throws CollectException with the sentence to show if it cannot be read to its end, or no
   *     column of it says what tracks are or how they sound
   * @throws TableTooLargeException if it has more than {@value #MOST_ROWS} rows
   */
  public static TrackTable read(FileForm form, Input input, ReadOptions options) {
    Rows rows = new Rows();
    try (input;
        Collection collection = Collection.of(form.open(input, options))) {
      CollectSummary summary =
          collection.showRejects(MOST_ROWS + 1).read(rows::accepted, new RejectedRows(rows));
      List<String> notes = new ArrayList<>(summary.report().describe());
      notes.addAll(summary.notes());
      return new TrackTable(
          List.copyOf(rows.events), rows.rejected, List.copyOf(rows.rejections), notes);
    }
  }

  /** What has been read so far. */
  private static final class Rows {
    private final List<TrackEvent> events = new ArrayList<>();
    private final List<Rejected> rejections = new ArrayList<>();
    private int rejected;

    private void accepted(Accepted accepted) {
      TrackFeatures track = accepted.track();
      String excess = EventBounds.excess(track);
      if (excess == null) {
        events.add(new TrackEvent(track.getId(), track));
        checkCount();
      } else {
        rejected(accepted.line(), "line " + accepted.line() + ", " + excess);
      }
    }

    private void rejected(long line, String reason) {
      rejected++;
      checkCount();
      if (rejected <= SHOWN_REJECTS) {
        rejections.add(new Rejected(line, reason));
      }
    }

    private void checkCount() {
      if (events.size() + rejected > MOST_ROWS) {
        throw new TableTooLargeException(
            "The body may have " + MOST_ROWS + " rows; send the table in parts.");
      }
    }
  }

  private record RejectedRows(Rows rows) implements CollectListener {
    @Override
    public void rejected(Reject reject) {
      rows.rejected(reject.line(), reject.describe());
    }
  }
}
