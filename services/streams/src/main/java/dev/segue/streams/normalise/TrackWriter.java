package dev.segue.streams.normalise;

import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.wire.FeatureVectors;

/**
 * Writes the track that an event makes: a pure function of the event and its timestamp. Fills one
 * record over and over, so an instance belongs to one task.
 */
final class TrackWriter {
  private final AvroCodec<Track> codec;
  private final Track track = new Track();

  TrackWriter(AvroCodec<Track> codec) {
    this.codec = codec;
  }

  /** The bytes of the track, for the state and for the topic alike. */
  byte[] write(TrackFeatures event, FeatureVector features, long timestamp) {
    track.setNormalizedAt(timestamp);
    track.setId(event.getId());
    track.setTitle(event.getTitle());
    track.setArtists(event.getArtists());
    track.setAlbum(event.getAlbum());
    track.setGenres(event.getGenres());
    track.setReleaseDate(event.getReleaseDate());
    track.setMarket(event.getMarket());
    track.setIsrc(event.getIsrc());
    track.setExplicit(event.getExplicit());
    track.setFeatures(FeatureVectors.toRecord(features));
    track.setExternalIds(event.getExternalIds());
    return codec.encode(track);
  }
}
