package dev.segue.schemas;

import java.util.List;

/**
 * The names of all topics, and the only place that has them.
 *
 * @param prefix what every name starts with, for instance {@code segue.}; may be empty
 */
public record Topics(String prefix) {

  /** The prefix that is used unless a setting says otherwise. */
  public static final String DEFAULT_PREFIX = "segue.";

  private static final int LONGEST_PREFIX = 200; // a topic name may have 249 characters

  /** Checks that the prefix can start a topic name. */
  public Topics {
    if (prefix.length() > LONGEST_PREFIX || !prefix.matches("[A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "The topic prefix '%s' cannot be used: at most %d letters, digits, '.', '_' and '-' are allowed."
              .formatted(prefix, LONGEST_PREFIX));
    }
  }

  /** Tracks and their features as sources give them: {@code TrackFeatures} by track id. */
  public String trackFeatures() {
    return prefix + "track-features";
  }

  /** Tracks as Segue knows them: {@code Track} by track id. */
  public String tracks() {
    return prefix + "tracks";
  }

  /** What the learner learns from: {@code CatalogueEvidence} by task and kind. */
  public String evidence() {
    return prefix + "evidence";
  }

  /** Models: {@code FactorModel} by name, or by name and version. */
  public String models() {
    return prefix + "models";
  }

  /** What operators wish of models: {@code ModelCommand} by the model's name. */
  public String modelCommands() {
    return prefix + "model-commands";
  }

  /** Nearest tracks of each new or changed track: {@code TrackRecommendations} by track id. */
  public String trackRecommendations() {
    return prefix + "track-recommendations";
  }

  /** What listeners say of tracks: {@code ListenerFeedback} by listener id. */
  public String listenerFeedback() {
    return prefix + "listener-feedback";
  }

  /** What is recommended to listeners: {@code ListenerRecommendations} by listener id. */
  public String listenerRecommendations() {
    return prefix + "listener-recommendations";
  }

  /**
   * Events of {@link #trackFeatures()} that could not be used, byte for byte, with the reason in
   * the headers.
   */
  public String trackFeaturesDeadLetters() {
    return prefix + "track-features.dlq";
  }

  /** The same for {@link #listenerFeedback()}. */
  public String listenerFeedbackDeadLetters() {
    return prefix + "listener-feedback.dlq";
  }

  /** All topics, in the order in which events come by them; dead letters last. */
  public List<String> all() {
    return List.of(
        trackFeatures(),
        tracks(),
        evidence(),
        models(),
        modelCommands(),
        trackRecommendations(),
        listenerFeedback(),
        listenerRecommendations(),
        trackFeaturesDeadLetters(),
        listenerFeedbackDeadLetters());
  }
}
