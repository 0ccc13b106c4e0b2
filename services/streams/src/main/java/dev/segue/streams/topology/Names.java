package dev.segue.streams.topology;

/**
 * Every node and store of the topology, by name. The names of the stores end up in the names of
 * their changelog topics ({@code <application id>-<store>-changelog}): to rename one is to start it
 * empty.
 */
public final class Names {
  /** Source of events, from the topic of track features. */
  public static final String TRACK_FEATURES = "track-features";

  /** Processor that turns an event into a track. */
  public static final String NORMALISE = "normalise";

  /** Sink of tracks. */
  public static final String TRACKS = "tracks";

  /** Sink of what the tasks know of the catalogue. */
  public static final String EVIDENCE_OUT = "evidence-out";

  /** Sink of events that cannot be used. */
  public static final String DEAD_LETTERS = "dead-letters";

  /** Source of what the tasks know of the catalogue. */
  public static final String EVIDENCE_IN = "evidence-in";

  /** Source of the commands of operators. */
  public static final String COMMANDS_IN = "model-commands-in";

  /** Processor that fits the models. */
  public static final String LEARN = "learn";

  /** Sink of model versions. */
  public static final String MODELS = "models";

  /** Store of each track's state, the same bytes as in the topic of tracks. */
  public static final String FEATURES_STORE = "features";

  /** Store of a task's sample rows. */
  public static final String SAMPLE_STORE = "sample";

  /** Store of a task's exact totals. */
  public static final String TOTALS_STORE = "totals";

  /** Store of the evidence of all tasks, as the learner received it. */
  public static final String EVIDENCE_STORE = "evidence";

  /**
   * Store of the learner's models: the served, the kept and the newest fit, and what else it has to
   * remember of each.
   */
  public static final String MODEL_STORE = "model";

  private Names() {}
}
