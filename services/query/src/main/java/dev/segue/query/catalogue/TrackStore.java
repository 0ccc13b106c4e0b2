package dev.segue.query.catalogue;

import dev.segue.schemas.avro.Track;
import org.jspecify.annotations.Nullable;

/** Where the full record of a track is looked up; the columns hold only what a scan needs. */
@FunctionalInterface
public interface TrackStore {
  /** The record of a track, or null when there is none of this id. */
  @Nullable Track get(String id);
}
