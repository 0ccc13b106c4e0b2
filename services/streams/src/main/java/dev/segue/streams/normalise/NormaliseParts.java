package dev.segue.streams.normalise;

import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.streams.layer.LayerRules;
import java.time.Duration;

/**
 * What the stage is made of, shared by all its tasks.
 *
 * @param events reads events
 * @param tracks reads and writes tracks
 * @param evidence writes evidence
 * @param layers how several sources of one track become the track
 * @param metrics counts outcomes
 * @param sampleSize rows of a task's full sample
 * @param evidenceInterval time after which changes are reported
 * @param evidenceEvery number of changes after which they are reported earlier
 */
public record NormaliseParts(
    AvroCodec<TrackFeatures> events,
    AvroCodec<Track> tracks,
    AvroCodec<CatalogueEvidence> evidence,
    LayerRules layers,
    EventMetrics metrics,
    int sampleSize,
    Duration evidenceInterval,
    int evidenceEvery) {}
