package dev.segue.tables.library;

import dev.segue.schemas.avro.TrackFeatures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a file: a track in a list, a play, a judgement.
 *
 * @param track names and features as far as the entry has them; its id is not set yet
 * @param ids what else identifies the track, each {@code namespace:value}
 * @param rating null if the entry says nothing of the kind
 * @param play null if the entry is none
 */
public record LibraryEntry(
    Place place,
    TrackFeatures track,
    List<String> ids,
    @Nullable Rating rating,
    @Nullable Play play) {

  public LibraryEntry {
    ids = List.copyOf(ids);
  }
}
