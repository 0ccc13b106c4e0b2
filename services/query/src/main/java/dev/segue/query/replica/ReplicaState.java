package dev.segue.query.replica;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.KeptVersions;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.TrackFacts;
import dev.segue.concurrency.OccasionalLog;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.query.operate.ModelOverride;
import dev.segue.query.operate.ModelOverrides;
import dev.segue.runtime.RegistryRetry;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.Track;
import dev.segue.search.IndexedTrack;
import dev.segue.search.TrackIndex;
import dev.segue.wire.FactorModels;
import dev.segue.wire.FeatureVectors;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the processors of the replica share. It lives outside of them because Kafka Streams makes
 * one processor to restore a store and another to go on, and initialises both; the columns are
 * derived from the store of tracks once, by whichever comes first.
 *
 * <p>All methods but {@link #goLive} are called by the global stream thread alone.
 */
final class ReplicaState {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaState.class);

  private final Catalogue catalogue;
  private final TrackIndex search;
  private final ModelRegistry registry;
  private final KeptVersions kept;
  private final AvroCodec<Track> tracks;
  private final AvroCodec<dev.segue.schemas.avro.FactorModel> models;
  private final AvroCodec<ModelCommand> commands;
  private final ModelOverrides overrides;
  private final RegistryRetry registryRetry;
  private final EventAge eventAge;
  private final Counter undecodable;
  private final OccasionalLog warnings = new OccasionalLog();
  private boolean tracksDerived;
  private volatile boolean live;

  ReplicaState(
      Catalogue catalogue,
      TrackIndex search,
      ModelRegistry registry,
      KeptVersions kept,
      AvroCodec<Track> tracks,
      AvroCodec<dev.segue.schemas.avro.FactorModel> models,
      AvroCodec<ModelCommand> commands,
      ModelOverrides overrides,
      RegistryRetry registryRetry,
      MeterRegistry metrics) {
    this.catalogue = catalogue;
    this.search = search;
    this.registry = registry;
    this.kept = kept;
    this.tracks = tracks;
    this.models = models;
    this.commands = commands;
    this.overrides = overrides;
    this.registryRetry = registryRetry;
    eventAge = new EventAge(metrics);
    undecodable =
        Counter.builder("segue.query.undecodable.records")
            .description("Records of tracks, models and commands that were passed over")
            .register(metrics);
  }

  /** From now on records are news, and the time they took is worth measuring. */
  void goLive() {
    live = true;
  }

  void deriveTracks(ReadOnlyKeyValueStore<String, byte[]> store) {
    if (tracksDerived) {
      return;
    }
    tracksDerived = true;
    long start = System.nanoTime();
    boolean indexed = search.derived() > 0;
    forEachTrack(
        store,
        (id, track) -> {
          if (putInCatalogue(id, track) && !indexed) {
            search.put(IndexedTrack.of(track));
          }
        });
    if (indexed && search.derived() != catalogue.snapshot().tracks()) {
      search.clear();
      forEachTrack(store, (id, track) -> search.put(IndexedTrack.of(track)));
    }
    LOG.info(
        "Derived {} tracks from the store in {} ms",
        catalogue.snapshot().tracks(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private void forEachTrack(
      ReadOnlyKeyValueStore<String, byte[]> store, BiConsumer<String, Track> consumer) {
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        Track track = decodeTrack(next.key, next.value);
        if (track != null) {
          consumer.accept(next.key, track);
        }
      }
    }
  }

  /** The track in a value, or null if there is none in it. */
  @Nullable Track decodeTrack(String id, byte[] value) {
    try {
      return registryRetry.decode(tracks, value);
    } catch (SchemaRegistryUnavailableException stopped) {
      throw stopped;
    } catch (UndecodableException | RuntimeException e) {
      passOver("track", id, e);
      return null;
    }
  }

  /** Returns whether the track is in the catalogue now; one that cannot be there leaves it. */
  boolean putTrack(String id, Track track) {
    boolean put = putInCatalogue(id, track);
    if (put) {
      search.put(IndexedTrack.of(track));
    } else {
      search.remove(id);
    }
    return put;
  }

  private boolean putInCatalogue(String id, Track track) {
    try {
      catalogue.put(
          id,
          FeatureVectors.of(track.getFeatures()),
          FoldedText.of(track.getTitle(), track.getArtists()),
          TrackFacts.of(track));
      return true;
    } catch (RuntimeException e) {
      // Nothing that one record says may stop the thread that replicates all of them.
      passOver("track", id, e);
      catalogue.remove(id);
      return false;
    }
  }

  void removeTrack(String id) {
    search.remove(id);
    catalogue.remove(id);
  }

  /** Returns whether the value is a model. */
  boolean putModel(String key, byte[] value) {
    try {
      FactorModel model = FactorModels.of(registryRetry.decode(models, value));
      registry.put(key, model);
      if (ModelRegistry.isServed(key)) {
        // What goes wrong is logged and kept by the catalogue.
        var unused = catalogue.serve(model);
      } else {
        kept.follow(key);
      }
      return true;
    } catch (SchemaRegistryUnavailableException stopped) {
      throw stopped;
    } catch (UndecodableException | RuntimeException e) {
      passOver("model", key, e);
      return false;
    }
  }

  void removeModel(String key) {
    registry.remove(key);
    if (ModelRegistry.isServed(key)) {
      catalogue.withdraw(key);
    } else {
      kept.follow(key);
    }
  }

  /** Returns whether the value is an override for the model that is its key. */
  boolean putOverride(String key, byte[] value) {
    try {
      ModelOverride override = ModelOverride.of(registryRetry.decode(commands, value));
      if (!override.model().equals(key)) {
        throw new IllegalArgumentException("it is about model " + override.model());
      }
      overrides.put(override);
      return true;
    } catch (SchemaRegistryUnavailableException stopped) {
      throw stopped;
    } catch (UndecodableException | RuntimeException e) {
      passOver("command", key, e);
      return false;
    }
  }

  void removeOverride(String key) {
    overrides.remove(key);
  }

  void measure(long timestamp, long now) {
    if (live) {
      eventAge.record(timestamp, now);
    }
  }

  private void passOver(String what, String key, Exception reason) {
    undecodable.increment();
    warnings.log(
        unsaid ->
            LOG.warn(
                "Passed over the {} under key {}: {} ({} more were passed over since the last such"
                    + " line)",
                what,
                key,
                reason.toString(),
                unsaid));
  }
}
