package dev.segue.streams.layer;

import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a layer says of a track: taken from an event, or from a track that has the base alone. */
final class Statements {
  private Statements() {}

  /** The layer that an event speaks for. */
  static String layer(TrackFeatures event) {
    String named = event.getLayer();
    return named == null ? LayerOrder.BASE : named;
  }

  /** What an event says, or null if it states nothing. */
  static @Nullable TrackLayer of(TrackFeatures event, long timestamp) {
    var features = FeatureVectors.of(event);
    boolean nothing =
        features.isEmpty()
            && event.getTitle() == null
            && event.getArtists().isEmpty()
            && event.getAlbum() == null
            && event.getGenres().isEmpty()
            && event.getReleaseDate() == null
            && event.getMarket() == null
            && event.getIsrc() == null
            && event.getExplicit() == null
            && event.getExternalIds().isEmpty();
    if (nothing) {
      return null;
    }
    TrackLayer said = new TrackLayer();
    said.setLayer(layer(event));
    said.setStatedAt(timestamp);
    said.setTitle(event.getTitle());
    said.setArtists(event.getArtists());
    said.setAlbum(event.getAlbum());
    said.setGenres(event.getGenres());
    said.setReleaseDate(event.getReleaseDate());
    said.setMarket(event.getMarket());
    said.setIsrc(event.getIsrc());
    said.setExplicit(event.getExplicit());
    said.setExternalIds(event.getExternalIds());
    said.setFeatures(FeatureVectors.toRecord(features));
    said.setCalibrated(List.of());
    return said;
  }

  /** What each layer says of a track, in the order of the track. */
  static List<TrackLayer> of(Track track) {
    List<TrackLayer> layers = track.getLayers();
    return new ArrayList<>(layers == null ? List.of(base(track)) : layers);
  }

  /** A track without layers is what the base layer says: {@link Overlay} leaves nothing out. */
  private static TrackLayer base(Track track) {
    TrackLayer said = new TrackLayer();
    said.setLayer(LayerOrder.BASE);
    said.setStatedAt(track.getNormalizedAt());
    said.setTitle(track.getTitle());
    said.setArtists(track.getArtists());
    said.setAlbum(track.getAlbum());
    said.setGenres(track.getGenres());
    said.setReleaseDate(track.getReleaseDate());
    said.setMarket(track.getMarket());
    said.setIsrc(track.getIsrc());
    said.setExplicit(track.getExplicit());
    said.setExternalIds(track.getExternalIds());
    said.setFeatures(track.getFeatures());
    said.setCalibrated(List.of());
    return said;
  }
}
