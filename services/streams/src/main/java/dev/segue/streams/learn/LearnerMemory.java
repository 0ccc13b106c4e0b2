package dev.segue.streams.learn;

import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.ModelKeys;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.ModelCommand;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the learner keeps beside versions, in the same store: {@code state/<model>}, {@code
 * wish/<model>} (the last command, as it came) and {@code settled/}. No model has a slash in its
 * name.
 */
final class LearnerMemory {
  private static final String STATE = "state/";

  /** As stores of earlier versions have it. */
  private static final String COMMAND = "wish/";

  private static final String SETTLED = "settled/";

  private final KeyValueStore<byte[], byte[]> store;
  private final AvroCodec<ModelCommand> commands;

  LearnerMemory(KeyValueStore<byte[], byte[]> store, AvroCodec<ModelCommand> commands) {
    this.store = store;
    this.commands = commands;
  }

  Optional<ModelState> state(String model) {
    return Optional.ofNullable(store.get(utf8(STATE + model))).map(ModelState::of);
  }

  void remember(String model, ModelState state) {
    store.put(utf8(STATE + model), state.toBytes());
  }

  /** The last command for a model. */
  Optional<ModelCommand> command(String model) {
    byte[] bytes = store.get(utf8(COMMAND + model));
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(commands.decode(bytes));
    } catch (UndecodableException e) {
      throw new IllegalStateException(
          "The last command for model "
              + model
              + " cannot be read back. Was the schema registry emptied? "
              + e.getMessage(),
          e);
    }
  }

  /** Keeps a command as it came; null forgets the one before. */
  void rememberCommand(String model, byte @Nullable [] command) {
    store.put(utf8(COMMAND + model), command);
  }

  /** Whether models made in this way have settled on all the evidence there is. */
  boolean hasSettled(long way) {
    byte[] bytes = store.get(utf8(SETTLED));
    return bytes != null && ByteBuffer.wrap(bytes).getLong() == way;
  }

  void settled(long way) {
    store.put(utf8(SETTLED), ByteBuffer.allocate(Long.BYTES).putLong(way).array());
  }

  void unsettled() {
    store.delete(utf8(SETTLED));
  }

  /** The names of all models that have a version. */
  SortedSet<String> models() {
    SortedSet<String> names = new TreeSet<>();
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      while (all.hasNext()) {
        String key = new String(all.next().key, StandardCharsets.UTF_8);
        if (key.indexOf('/') < 0) {
          names.add(ModelKeys.name(key));
        }
      }
    }
    return names;
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
