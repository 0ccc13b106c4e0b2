package dev.segue.catalogue;

import dev.segue.engine.factorize.FactorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every model record there is: {@code <name>} is the version to serve, {@code <name>@<version>} one
 * that is kept, {@code <name>@candidate} the latest refresh. Written by one thread, read by any.
 */
public final class ModelRegistry {

  /** What a model record is for. */
  public enum State {
    SERVED,
    CANDIDATE,
    KEPT
  }

  /** A model and the key it is stored under. */
  public record Entry(String key, State state, FactorModel model) {}

  private static final char AT = '@';
  private static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry e) -> e.model().name())
          .thenComparing(Entry::state)
          .thenComparing(e -> e.model().version(), Comparator.reverseOrder())
          .thenComparing(Entry::key);

  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

  /** Whether a record under {@code key} is the version to serve. */
  public static boolean isServed(String key) {
    return key.indexOf(AT) < 0;
  }

  /** The name of the model that a key is about: {@code classic} of {@code classic@12}. */
  public static String nameIn(String key) {
    int at = key.indexOf(AT);
    return at < 0 ? key : key.substring(0, at);
  }

  /** The key under which this version is kept. */
  public static String key(FactorModel model) {
    return model.name() + AT + model.version();
  }

  public void put(String key, FactorModel model) {
    State state =
        isServed(key)
            ? State.SERVED
            : key.endsWith(AT + "candidate") ? State.CANDIDATE : State.KEPT;
    entries.put(key, new Entry(key, state, model));
  }

  public void remove(String key) {
    entries.remove(key);
  }

  public Optional<Entry> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The same; the version that is served is also found under its number. */
  public Optional<Entry> find(String key) {
    Optional<Entry> entry = get(key);
    return entry.isPresent()
        ? entry
        : get(nameIn(key)).filter(served -> key.equals(key(served.model())));
  }

  /** The names of all models, in order. */
  public List<String> names() {
    return entries.keySet().stream().map(ModelRegistry::nameIn).distinct().sorted().toList();
  }

  /** The versions of a model that are kept, the newest first. */
  public List<Entry> kept(String name) {
    return all().stream()
        .filter(e -> e.state() == State.KEPT && nameIn(e.key()).equals(name))
        .toList();
  }

  /** All models: by name, the served one first, then the candidate, then the newest. */
  public List<Entry> all() {
    List<Entry> all = new ArrayList<>(entries.values());
    all.sort(ORDER);
    return all;
  }
}
