package dev.segue.query.ingest;

import dev.segue.schemas.avro.TrackFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the texts and lists of an event may be; the streams service refuses longer ones. */
public final class EventBounds {
  /** Characters of a text. */
  public static final int LONGEST_TEXT = 2_048;

  /** Entries of a list. */
  public static final int MOST_ITEMS = 100;

  /** Characters of the name of a layer. */
  public static final int LONGEST_LAYER = 64;

  private EventBounds() {}

  /** What of a track is too long, as the end of a sentence; null if nothing is. */
  static @Nullable String excess(TrackFeatures track) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    texts.put("title", track.getTitle());
    texts.put("album", track.getAlbum());
    texts.put("release_date", track.getReleaseDate());
    texts.put("isrc", track.getIsrc());
    for (Map.Entry<String, @Nullable String> text : texts.entrySet()) {
      if (isTooLong(text.getValue())) {
        return text.getKey() + ": longer than " + LONGEST_TEXT + " characters";
      }
    }
    String list = excess("artists", track.getArtists());
    list = list == null ? excess("genres", track.getGenres()) : list;
    return list == null ? excess("external_ids", track.getExternalIds()) : list;
  }

  private static @Nullable String excess(String field, List<String> items) {
    if (items.size() > MOST_ITEMS) {
      return field + ": more than " + MOST_ITEMS + " entries";
    }
    return items.stream().anyMatch(EventBounds::isTooLong)
        ? field + ": longer than " + LONGEST_TEXT + " characters"
        : null;
  }

  private static boolean isTooLong(@Nullable String text) {
    return text != null && text.length() > LONGEST_TEXT;
  }
}
