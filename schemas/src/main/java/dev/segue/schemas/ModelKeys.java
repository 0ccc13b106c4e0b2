package dev.segue.schemas;

/**
 * The keys of the models topic, which learner and readers have to agree on. A name holds no
 * {@code @}.
 */
public final class ModelKeys {
  private static final char VERSION = '@';
  private static final String CANDIDATE = "candidate";

  private ModelKeys() {}

  /** Where the model stands that is served: {@code classic}. */
  public static String served(String name) {
    if (name.isEmpty() || name.indexOf(VERSION) >= 0) {
      throw new IllegalArgumentException(
          "The name of a model is not empty and has no '@': " + name);
    }
    return name;
  }

  /** Where a promoted version stays after the next one is promoted: {@code classic@4}. */
  public static String kept(String name, int version) {
    return served(name) + VERSION + version;
  }

  /** Where the newest fit stands, promoted or not: {@code classic@candidate}. */
  public static String candidate(String name) {
    return served(name) + VERSION + CANDIDATE;
  }

  /** Whether a key is that of a served model. */
  public static boolean isServed(String key) {
    return key.indexOf(VERSION) < 0;
  }

  /** Whether a key is that of a candidate. */
  public static boolean isCandidate(String key) {
    return key.endsWith(VERSION + CANDIDATE);
  }

  /** The name of the model, whichever of the three kinds a key is. */
  public static String name(String key) {
    int at = key.indexOf(VERSION);
    return at < 0 ? key : key.substring(0, at);
  }
}
