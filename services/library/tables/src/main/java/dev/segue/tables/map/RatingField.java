package dev.segue.tables.map;

import dev.segue.tables.column.ColumnName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a column of a table of ratings can mean, with the names that such tables give it. The first
 * name that a table has is taken.
 */
enum RatingField {
  LISTENER(
      true,
      "listener",
      "listener_id",
      "user",
      "user_id",
      "username",
      "user_name",
      "account",
      "account_id",
      "profile",
      "member_id"),
  TRACK(
      true,
      "track_id",
      "spotify_track_id",
      "spotify_id",
      "track_uri",
      "spotify_track_uri",
      "uri",
      "track_url",
      "url",
      "track",
      "song_id",
      "song",
      "item_id",
      "item",
      "id"),
  RATING(true, "rating", "feedback", "like_dislike", "vote", "reaction", "preference", "value"),
  WHEN(
      false,
      "rated_at",
      "when",
      "timestamp",
      "created_at",
      "event_time",
      "datetime",
      "time",
      "date",
      "ts");

  private final boolean required;

  @SuppressWarnings("ImmutableEnumChecker") // made by toList
  private final List<String> aliases;

  RatingField(boolean required, String... aliases) {
    this.required = required;
    this.aliases = Arrays.stream(aliases).map(ColumnName::normalise).toList();
  }

  /** Our name of it: what {@code --map} calls {@code ours}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is no rating without it. */
  boolean isRequired() {
    return required;
  }

  /** The known names, normalised, the most telling first. */
  List<String> aliases() {
    return aliases;
  }
}
