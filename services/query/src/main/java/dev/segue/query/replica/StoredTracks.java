package dev.segue.query.replica;

import dev.segue.query.catalogue.StoreUnavailableException;
import dev.segue.query.catalogue.TrackStore;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.Track;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Looks tracks up in the replica's store. */
final class StoredTracks implements TrackStore {
  private final Supplier<ReadOnlyKeyValueStore<String, byte[]>> store;
  private final AvroCodec<Track> codec;

  StoredTracks(Supplier<ReadOnlyKeyValueStore<String, byte[]>> store, AvroCodec<Track> codec) {
    this.store = store;
    this.codec = codec;
  }

  @Override
  public @Nullable Track get(String id) {
    try {
      byte[] value = store.get().get(id);
      return value == null ? null : codec.decode(value);
    } catch (InvalidStateStoreException | SchemaRegistryUnavailableException e) {
      throw new StoreUnavailableException("the store of tracks is not open", e);
    } catch (UndecodableException e) {
      // Only what could be decoded is stored, so this is ours to mend.
      throw new IllegalStateException("the stored track " + id + " cannot be read", e);
    }
  }
}
