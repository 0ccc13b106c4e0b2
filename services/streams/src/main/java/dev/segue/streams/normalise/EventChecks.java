package dev.segue.streams.normalise;

import dev.segue.engine.track.Feature;
import dev.segue.runtime.deadletter.DeadLetterReason;
import dev.segue.runtime.deadletter.RejectedEventException;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.wire.FeatureVectors;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an event must be to become a track: its id is its key, its texts and lists are within
 * bounds, and it has at least one feature, each within its domain; one of a named layer may have
 * none. Nothing is repaired or clipped here: a wrong event is the sender's to mend.
 */
public final class EventChecks {
  /** Longest title, album, artist, genre or other text, in UTF-16 characters. */
  public static final int MAX_TEXT = 2_048;

  /** Longest list of artists or genres. */
  public static final int MAX_ITEMS = 100;

  /**
   * Longest value in bytes. A broker takes records of a little over 1,000,000 bytes by default;
   * half of that leaves room for a track and a dead letter to be somewhat longer than their event.
   */
  public static final int MAX_VALUE_BYTES = 512 * 1024;

  /**
   * Longest track with all its layers, in bytes: what a broker takes by default, less some room for
   * the key and the batch around it.
   */
  public static final int MAX_TRACK_BYTES = 900_000;

  /** Longest name of a layer, in UTF-16 characters. */
  public static final int MAX_LAYER = 64;

  private static final Pattern EXTERNAL_ID =
      Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}:.*\\S.*", Pattern.DOTALL);

  private static final Feature[] FEATURES = Feature.values();

  private EventChecks() {}

  /** Refuses a value whose bytes are too many to be kept. */
  public static void length(byte[] value) throws RejectedEventException {
    if (value.length > MAX_VALUE_BYTES) {
      throw new RejectedEventException(
          DeadLetterReason.TOO_LONG,
          "The value has " + value.length + " bytes; at most " + MAX_VALUE_BYTES + " are kept.");
    }
  }

  /** Refuses a track that its layers have made too long to be kept. */
  public static void track(byte[] track) throws RejectedEventException {
    if (track.length > MAX_TRACK_BYTES) {
      throw new RejectedEventException(
          DeadLetterReason.TOO_LONG,
          "With this event the track and its layers would take "
              + track.length
              + " bytes; at most "
              + MAX_TRACK_BYTES
              + " are kept.");
    }
  }

  /** Refuses an event that cannot become the track {@code id}. */
  public static void content(String id, TrackFeatures event) throws RejectedEventException {
    if (!id.equals(event.getId())) {
      throw new RejectedEventException(
          DeadLetterReason.KEY_MISMATCH,
          "The key is \""
              + shortened(id)
              + "\", the id in the value \""
              + shortened(event.getId())
              + "\".");
    }
    text("title", event.getTitle());
    text("album", event.getAlbum());
    text("release_date", event.getReleaseDate());
    text("market", event.getMarket());
    text("isrc", event.getIsrc());
    list("artists", event.getArtists());
    list("genres", event.getGenres());
    list("external_ids", event.getExternalIds());
    externalIds(event.getExternalIds());
    layer(event.getLayer());
    features(event);
  }

  private static void externalIds(List<String> ids) throws RejectedEventException {
    for (String id : ids) {
      if (!EXTERNAL_ID.matcher(id).matches()) {
        throw new RejectedEventException(
            DeadLetterReason.IMPOSSIBLE_VALUE,
            "external_ids has \""
                + shortened(id)
                + "\"; an id is written namespace:value, the namespace in small letters.");
      }
    }
  }

  private static void layer(@Nullable String layer) throws RejectedEventException {
    if (layer == null) {
      return;
    }
    if (layer.length() > MAX_LAYER) {
      throw new RejectedEventException(
          DeadLetterReason.TOO_LONG,
          "layer has " + layer.length() + " characters; at most " + MAX_LAYER + " are kept.");
    }
    if (!layer.equals(layer.strip()) || layer.isEmpty()) {
      throw new RejectedEventException(
          DeadLetterReason.IMPOSSIBLE_VALUE,
          "layer is \""
              + layer
              + "\"; a name has no blanks around it, and one character at least.");
    }
  }

  private static void features(TrackFeatures event) throws RejectedEventException {
    boolean any = false;
    for (Feature feature : FEATURES) {
      Double value = FeatureVectors.raw(event, feature);
      if (value != null) {
        any = true;
        if (!feature.accepts(value)) {
          throw new RejectedEventException(
              DeadLetterReason.IMPOSSIBLE_VALUE,
              feature.label() + " is " + value + "; it can be " + feature.domain() + ".");
        }
      }
    }
    if (!any && event.getLayer() == null) {
      throw new RejectedEventException(
          DeadLetterReason.NO_FEATURES,
          "The event has none of the " + Feature.COUNT + " features.");
    }
  }

  private static void text(String field, @Nullable String text) throws RejectedEventException {
    if (text != null && text.length() > MAX_TEXT) {
      throw new RejectedEventException(
          DeadLetterReason.TOO_LONG,
          field + " has " + text.length() + " characters; at most " + MAX_TEXT + " are kept.");
    }
  }

  private static void list(String field, List<String> items) throws RejectedEventException {
    if (items.size() > MAX_ITEMS) {
      throw new RejectedEventException(
          DeadLetterReason.TOO_LONG,
          field + " has " + items.size() + " entries; at most " + MAX_ITEMS + " are kept.");
    }
    for (String item : items) {
      text(field, item);
    }
  }

  /** At most 100 characters of a text that a stranger wrote. */
  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
