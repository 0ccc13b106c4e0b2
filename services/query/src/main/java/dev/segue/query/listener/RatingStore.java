package dev.segue.query.listener;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The store of ratings, in memory: all entries of a listener lie in one {@link EntryBlock}.
 *
 * <p>Kafka's own store in memory is a tree of objects. Each new rating hangs itself into an old
 * node of it, and with many ratings a second the garbage collector spends most of a pause looking
 * through old objects for that. Here a rating becomes some bytes of an array that is there already,
 * and it takes twelve bytes more than the track's id and its value.
 *
 * <p>Keys are those of {@link RatingFormat}; any other key is an entry on its own. Reading all of a
 * listener takes one copy of an array; a rating is looked for among the others of its listener, one
 * by one. Iterators show each listener as of one moment: listeners in no particular order, which is
 * all that the interface promises, and ratings in the order in which they first came.
 *
 * <p>One thread writes, any may read.
 */
final class RatingStore implements KeyValueStore<Bytes, byte[]> {
  private final String name;
  private final Map<Bytes, EntryBlock> listeners = new HashMap<>(); // guarded by this
  private long entries; // guarded by this
  private volatile boolean open;

  private RatingStore(String name) {
    this.name = name;
  }

  /** Makes the stores of tasks. */
  static KeyValueBytesStoreSupplier supplier(String name) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return new RatingStore(name);
      }

      @Override
      public String metricsScope() {
        return "in-memory";
      }
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    open = true;
    context.register(root, (key, value) -> write(Bytes.wrap(key), value));
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    write(key, value);
  }

  @Override
  public synchronized byte @Nullable [] putIfAbsent(Bytes key, byte @Nullable [] value) {
    byte[] before = get(key);
    if (before == null) {
      write(key, value);
    }
    return before;
  }

  @Override
  public synchronized void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(entry -> write(entry.key, entry.value));
  }

  @Override
  public synchronized byte @Nullable [] delete(Bytes key) {
    byte[] before = get(key);
    write(key, null);
    return before;
  }

  @Override
  public synchronized byte @Nullable [] get(Bytes key) {
    EntryBlock block = listeners.get(listener(key.get()));
    return block == null ? null : block.get(track(key.get()));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return range(null, null);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
    return new EntryIterator(
        names().stream()
            .flatMap(listener -> read(listener).stream())
            .filter(entry -> from == null || from.compareTo(entry.key) <= 0)
            .filter(entry -> to == null || entry.key.compareTo(to) <= 0)
            .iterator());
  }

  @Override
  public <P extends Serializer<Q>, Q> KeyValueIterator<Bytes, byte[]> prefixScan(
      Q prefix, P serializer) {
    byte[] start = serializer.serialize(null, prefix);
    List<Bytes> places = separator(start) < 0 ? names() : List.of(listener(start));
    return new EntryIterator(
        places.stream()
            .flatMap(listener -> read(listener).stream())
            .filter(entry -> startsWith(entry.key.get(), start))
            .iterator());
  }

  @Override
  public synchronized long approximateNumEntries() {
    return entries;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Position getPosition() {
    // Asked for with each write; only queries that wait for a position would use it.
    return Position.emptyPosition();
  }

  @Override
  public synchronized void close() {
    listeners.clear();
    entries = 0;
    open = false;
  }

  private synchronized void write(Bytes key, byte @Nullable [] value) {
    Bytes listener = listener(key.get());
    EntryBlock block = listeners.get(listener);
    if (block == null) {
      if (value == null) {
        return;
      }
      block = new EntryBlock();
      listeners.put(listener, block);
    }
    entries -= block.size();
    if (value == null) {
      block.remove(track(key.get()));
    } else {
      block.put(track(key.get()), value);
    }
    entries += block.size();
    if (block.size() == 0) {
      listeners.remove(listener);
    }
  }

  private synchronized List<Bytes> names() {
    return List.copyOf(listeners.keySet());
  }

  private List<KeyValue<Bytes, byte[]>> read(Bytes listener) {
    EntryBlock copy = copy(listener);
    if (copy == null) {
      return List.of();
    }
    List<KeyValue<Bytes, byte[]>> read = new ArrayList<>(copy.size());
    copy.forEach((track, value) -> read.add(KeyValue.pair(joined(listener.get(), track), value)));
    return read;
  }

  private synchronized @Nullable EntryBlock copy(Bytes listener) {
    EntryBlock block = listeners.get(listener);
    return block == null ? null : block.copy();
  }

  /** The beginning of a key up to the separator, with it; the whole key if it has none. */
  private static Bytes listener(byte[] key) {
    int separator = separator(key);
    return Bytes.wrap(separator < 0 ? key : Arrays.copyOf(key, separator + 1));
  }

  private static byte[] track(byte[] key) {
    int separator = separator(key);
    return Arrays.copyOfRange(key, separator < 0 ? key.length : separator + 1, key.length);
  }

  private static int separator(byte[] key) {
    for (int i = 0; i < key.length; i++) {
      if (key[i] == RatingFormat.SEPARATOR) {
        return i;
      }
    }
    return -1;
  }

  private static Bytes joined(byte[] listener, byte[] track) {
    byte[] key = Arrays.copyOf(listener, listener.length + track.length);
    System.arraycopy(track, 0, key, listener.length, track.length);
    return Bytes.wrap(key);
  }

  private static boolean startsWith(byte[] key, byte[] start) {
    return key.length >= start.length
        && Arrays.equals(key, 0, start.length, start, 0, start.length);
  }
}
