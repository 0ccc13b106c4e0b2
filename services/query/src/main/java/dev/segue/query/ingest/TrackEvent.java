package dev.segue.query.ingest;

import dev.segue.schemas.avro.TrackFeatures;
import org.jspecify.annotations.Nullable;

/**
 * What is written of one track.
 *
 * @param id of the track
 * @param features what is said of it; null deletes it with all its layers
 */
public record TrackEvent(String id, @Nullable TrackFeatures features) {}
