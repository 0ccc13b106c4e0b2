package dev.segue.catalogue;

import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the full record of a track is looked up; the columns hold only what a scan needs. */
@FunctionalInterface
public interface TrackStore {
  /** The record of a track, or null when there is none of this id. */
  @Nullable Track get(String id);

  /** The records of several tracks, in the order of their ids; null where there is none. */
  default List<@Nullable Track> getAll(List<String> ids) {
    List<@Nullable Track> all = new ArrayList<>(ids.size());
    for (String id : ids) {
      all.add(get(id));
    }
    return all;
  }
}
