package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.query.ingest.TrackEvent;
import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.wire.FeatureVectors;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits until events that were written have come back as tracks: until the store holds what they
 * say. Some requests wait at a time; further ones get what is there.
 */
final class QueryableWait {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_NANOS = 2_000_000;

  private static final TrackLayer NOTHING =
      TrackLayer.newBuilder().setLayer("").setFeatures(new CanonicalFeatures()).build();

  private final TrackStore store;
  private final Semaphore waiters;

  QueryableWait(TrackStore store, int most) {
    this.store = store;
    this.waiters = new Semaphore(Math.max(1, most));
  }

  /** Whether all of it can be asked for; false if it did not come in time. */
  boolean until(List<TrackEvent> events) {
    Map<String, TrackEvent> last = new LinkedHashMap<>();
    events.forEach(event -> last.put(event.id() + '\n' + layer(event), event));
    List<TrackEvent> all = List.copyOf(last.values());
    boolean mayWait = waiters.tryAcquire();
    try {
      long deadline = System.nanoTime() + (mayWait ? PATIENCE.toNanos() : 0);
      int there = 0;
      while (true) { // one after the other: what is there is not asked for again
        while (there < all.size() && isThere(all.get(there))) {
          there++;
        }
        if (there == all.size()) {
          return true;
        }
        if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
          return false;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } finally {
      if (mayWait) {
        waiters.release();
      }
    }
  }

  private static String layer(TrackEvent event) {
    TrackFeatures features = event.features();
    return features == null ? "" : String.valueOf(features.getLayer());
  }

  private boolean isThere(TrackEvent event) {
    Track track = store.get(event.id());
    TrackFeatures said = event.features();
    if (said == null) {
      return track == null;
    }
    return track != null && says(track, said);
  }

  private static boolean says(Track track, TrackFeatures said) {
    List<TrackLayer> layers = track.getLayers();
    String name = said.getLayer() == null ? LayerViews.BASE : said.getLayer();
    for (TrackLayer layer : layers == null ? List.of(LayerViews.base(track)) : layers) {
      if (layer.getLayer().equals(name)) {
        return same(layer, said);
      }
    }
    return same(NOTHING, said); // which takes a layer away
  }

  private static boolean same(TrackLayer layer, TrackFeatures said) {
    return FeatureVectors.of(layer.getFeatures()).equals(FeatureVectors.of(said))
        && same(layer.getTitle(), said.getTitle())
        && layer.getArtists().equals(said.getArtists())
        && same(layer.getAlbum(), said.getAlbum())
        && layer.getGenres().equals(said.getGenres())
        && same(layer.getReleaseDate(), said.getReleaseDate())
        && same(layer.getMarket(), said.getMarket())
        && same(layer.getIsrc(), said.getIsrc())
        && Objects.equals(layer.getExplicit(), said.getExplicit())
        && layer.getExternalIds().equals(said.getExternalIds());
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return Objects.equals(one, other);
  }
}
