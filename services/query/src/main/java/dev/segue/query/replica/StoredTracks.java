package dev.segue.query.replica;

import dev.segue.catalogue.StoreUnavailableException;
import dev.segue.catalogue.TrackStore;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.List;
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
    return getAll(List.of(id)).get(0);
  }

  /** Kafka Streams looks the store up anew whenever it is asked for it; so once for all. */
  @Override
  public List<@Nullable Track> getAll(List<String> ids) {
    List<@Nullable Track> all = new ArrayList<>(ids.size());
    try {
      ReadOnlyKeyValueStore<String, byte[]> open = store.get();
      for (String id : ids) {
        byte[] value = open.get(id);
        all.add(value == null ? null : decoded(id, value));
      }
    } catch (InvalidStateStoreException | SchemaRegistryUnavailableException e) {
      throw new StoreUnavailableException("the store of tracks is not open", e);
    }
    return all;
  }

  private Track decoded(String id, byte[] value) {
    try {
      return codec.decode(value);
    } catch (UndecodableException e) {
      // Only what could be decoded is stored, so this is ours to mend.
      throw new IllegalStateException("the stored track " + id + " cannot be read", e);
    }
  }
}
