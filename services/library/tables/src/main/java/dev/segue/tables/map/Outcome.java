package dev.segue.tables.map;

import dev.segue.schemas.avro.TrackFeatures;
import java.util.Map;

/** What became of one row: a track, or the reason why there is none. Never both, never neither. */
public sealed interface Outcome {

  /**
   * A row that became a track.
   *
   * @param line the line the row starts on, or the number of the track where there are no lines;
   *     from 1
   * @param labels what the row has in the columns that were asked for as labels, by the name they
   *     were asked for with; a column in which it has nothing is absent
   */
  record Accepted(long line, TrackFeatures track, Map<String, String> labels) implements Outcome {
    public Accepted {
      labels = Map.copyOf(labels);
    }

    /** A row without labels. */
    public Accepted(long line, TrackFeatures track) {
      this(line, track, Map.of());
    }
  }

  /**
   * A row that cannot be used.
   *
   * @param line the line the row starts on, from 1; 0 where lines are not counted, and the column
   *     says which entry it is
   * @param column the column at fault as the source names it; empty if it is the row as a whole
   * @param value the value at fault as the source has it; empty if there is none
   * @param reason what is wrong, as the end of a sentence
   * @param row the row's text
   */
  record Reject(long line, String column, String value, String reason, String row)
      implements Outcome, RatingOutcome {

    private static final int SHOWN = 60;

    /** {@code line 17, energy "7": outside 0 to 1}. */
    public String describe() {
      StringBuilder text = new StringBuilder();
      if (line > 0) {
        text.append("line ").append(line);
      }
      if (!column.isEmpty()) {
        text.append(line > 0 ? ", " : "").append(column);
        if (!value.isEmpty()) {
          text.append(" \"")
              .append(value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value)
              .append('"');
        }
      }
      return text.append(": ").append(reason).toString();
    }
  }
}
