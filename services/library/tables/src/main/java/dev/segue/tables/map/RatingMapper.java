package dev.segue.tables.map;

import dev.segue.schemas.ListenerIds;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.tables.column.ColumnName;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.map.RatingOutcome.Rated;
import dev.segue.tables.source.Row;
import dev.segue.tables.value.PlainValues;
import dev.segue.tables.value.RatingTimes;
import dev.segue.tables.value.TrackIds;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Turns a row into a rating. Whatever cannot be understood rejects the row: a rating that is half
 * right is wrong.
 */
final class RatingMapper {

  private static final Set<String> LIKE = Set.of("like", "liked", "love", "loved", "up", "true");
  private static final Set<String> DISLIKE =
      Set.of("dislike", "disliked", "hate", "hated", "down", "false");

  private final long now;

  /**
   * @param now the time of ratings that have none, in milliseconds since the epoch
   */
  RatingMapper(long now) {
    this.now = now;
  }

  RatingOutcome map(Row row, RatingColumns columns) {
    String damage = row.damage();
    if (damage != null) {
      return new Reject(row.line(), "", "", damage, row.text());
    }
    String listener = PlainValues.text(row.value(columns.of(RatingField.LISTENER)));
    if (listener == null) {
      return reject(row, columns, RatingField.LISTENER, "", "no listener");
    }
    if (!ListenerIds.isUsable(listener)) {
      return reject(row, columns, RatingField.LISTENER, listener, "no id of a listener");
    }
    String track = PlainValues.text(row.value(columns.of(RatingField.TRACK)));
    if (track == null) {
      return reject(row, columns, RatingField.TRACK, "", "no track");
    }
    String id = TrackIds.bare(track);
    if (id.length() > TrackIds.MAX_LENGTH) {
      return reject(
          row,
          columns,
          RatingField.TRACK,
          id,
          "longer than " + TrackIds.MAX_LENGTH + " characters");
    }
    String said = PlainValues.text(row.value(columns.of(RatingField.RATING)));
    if (said == null) {
      return reject(row, columns, RatingField.RATING, "", "no rating");
    }
    OptionalInt rating = rating(said);
    if (rating.isEmpty()) {
      return reject(
          row,
          columns,
          RatingField.RATING,
          said,
          "not 1 (like), -1 (dislike) or 0 (neither any more)");
    }
    int time = columns.of(RatingField.WHEN);
    String written = time == ColumnName.ABSENT ? null : PlainValues.text(row.value(time));
    OptionalLong when = written == null ? OptionalLong.of(now) : RatingTimes.parse(written);
    if (written != null && when.isEmpty()) {
      return reject(
          row,
          columns,
          RatingField.WHEN,
          written,
          "no time since 1970 in ISO 8601, seconds or milliseconds");
    }
    return new Rated(
        ListenerFeedback.newBuilder()
            .setListener(listener)
            .setTrackId(id)
            .setRating(rating.getAsInt())
            .setRatedAt(when.orElse(now))
            .build());
  }

  private static OptionalInt rating(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (LIKE.contains(lower)) {
      return OptionalInt.of(1);
    }
    if (DISLIKE.contains(lower)) {
      return OptionalInt.of(-1);
    }
    double number = PlainValues.number(text.replace('\u2212', '-'));
    return number == 1 || number == -1 || number == 0
        ? OptionalInt.of((int) number)
        : OptionalInt.empty();
  }

  private static Reject reject(
      Row row, RatingColumns columns, RatingField field, String value, String reason) {
    return RowRejects.of(row, columns.header(), columns.of(field), value, reason);
  }
}
