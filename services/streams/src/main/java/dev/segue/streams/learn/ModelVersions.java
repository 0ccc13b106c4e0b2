package dev.segue.streams.learn;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.ModelKeys;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.ModelStatus;
import dev.segue.wire.FactorModels;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one model: the candidate, the served and the kept ones, in a store and on the
 * topic alike. What is written to one is written to the other within the same transaction.
 */
final class ModelVersions {
  /** The topic of models. */
  @FunctionalInterface
  interface Publisher {
    /** Sends one record; a null value is a tombstone. */
    void publish(byte[] key, byte @Nullable [] value);
  }

  private final String name;
  private final int kept;
  private final KeyValueStore<byte[], byte[]> store;
  private final AvroCodec<dev.segue.schemas.avro.FactorModel> codec;
  private final Publisher topic;
  private @Nullable FactorModel served;
  private @Nullable FactorModel candidate;

  ModelVersions(
      String name,
      int kept,
      KeyValueStore<byte[], byte[]> store,
      AvroCodec<dev.segue.schemas.avro.FactorModel> codec,
      Publisher topic) {
    this.name = name;
    this.kept = kept;
    this.store = store;
    this.codec = codec;
    this.topic = topic;
    this.served = read(ModelKeys.served(name));
    this.candidate = read(ModelKeys.candidate(name));
  }

  String name() {
    return name;
  }

  Optional<FactorModel> served() {
    return Optional.ofNullable(served);
  }

  Optional<FactorModel> candidate() {
    return Optional.ofNullable(candidate);
  }

  /** A version that is kept; empty where there is none of that number. */
  Optional<FactorModel> kept(int version) {
    return version < 1
        ? Optional.empty()
        : Optional.ofNullable(read(ModelKeys.kept(name, version)));
  }

  /** Publishes the newest fit. */
  void propose(FactorModel model) {
    candidate = model;
    write(ModelKeys.candidate(name), encode(model, ModelStatus.CANDIDATE));
  }

  /**
   * Publishes a new version, first under its number and then as the served one, and clears away
   * what is too old to be kept.
   */
  void promote(FactorModel model) {
    keep(model);
    serve(model);
    for (int old = model.version() - kept; old > 0; old--) {
      String key = ModelKeys.kept(name, old);
      if (store.get(utf8(key)) == null) {
        break;
      }
      write(key, null);
    }
  }

  /** Publishes a version that is kept as the served one; its reason may be another. */
  void serve(FactorModel model) {
    served = model;
    write(ModelKeys.served(name), encode(model, ModelStatus.PROMOTED));
  }

  /** Publishes a version under its number alone. */
  void keep(FactorModel model) {
    write(ModelKeys.kept(name, model.version()), encode(model, ModelStatus.PROMOTED));
  }

  /** Takes back every version there is. */
  void clear(int lastVersion) {
    served = null;
    candidate = null;
    write(ModelKeys.served(name), null);
    write(ModelKeys.candidate(name), null);
    for (int version = lastVersion; version > 0; version--) {
      if (store.get(utf8(ModelKeys.kept(name, version))) != null) {
        write(ModelKeys.kept(name, version), null);
      }
    }
  }

  private void write(String modelKey, byte @Nullable [] value) {
    byte[] key = utf8(modelKey);
    store.put(key, value);
    topic.publish(key, value);
  }

  private byte[] encode(FactorModel model, ModelStatus status) {
    return codec.encode(FactorModels.toRecord(model, status));
  }

  private @Nullable FactorModel read(String modelKey) {
    byte[] bytes = store.get(utf8(modelKey));
    try {
      return bytes == null ? null : FactorModels.of(codec.decode(bytes));
    } catch (UndecodableException e) {
      throw new IllegalStateException(
          "Model "
              + name
              + " cannot be read back. Was the schema registry emptied? "
              + e.getMessage(),
          e);
    }
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
