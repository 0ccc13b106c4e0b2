package dev.segue.streams;

import dev.segue.engine.factorize.Recipe;
import dev.segue.recipes.Recipes;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.settings.InvalidSettingsException;
import dev.segue.settings.Kind;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import dev.segue.streams.layer.LayerRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the streams service needs to know.
 *
 * @param shared how to reach Kafka and the registry, and where data live
 * @param runtime memory and patience of the process
 * @param applicationId Kafka Streams' application id: consumer group and prefix of internal topics
 * @param threads stream threads of this process
 * @param layers how several sources of one track become the track
 * @param evidenceInterval time after which changes are reported to the learner
 * @param evidenceEvery number of changed tracks after which they are reported earlier
 * @param sampleSize rows of a full sample, of each task and of a fit
 * @param recipes the models to keep live
 * @param refreshInterval time after which the models learn from new evidence
 * @param settleAfter time without evidence after which the models settle
 * @param keptVersions promoted versions to keep of each model
 * @param monitoringPort where health and metrics are served when the service runs alone; 0 for
 *     nowhere
 */
public record StreamsSettings(
    SharedSettings shared,
    RuntimeSettings runtime,
    String applicationId,
    int threads,
    LayerRules layers,
    Duration evidenceInterval,
    int evidenceEvery,
    int sampleSize,
    List<Recipe> recipes,
    Duration refreshInterval,
    Duration settleAfter,
    int keptVersions,
    int monitoringPort) {
  private static final String APPLICATION_ID = "segue.streams.application-id";
  private static final String THREADS = "segue.streams.threads";
  private static final String EVIDENCE_INTERVAL = "segue.streams.evidence-interval";
  private static final String EVIDENCE_EVERY = "segue.streams.evidence-every";
  private static final String SAMPLE_SIZE = "segue.streams.sample-size";
  private static final String MONITORING_PORT = "segue.streams.monitoring-port";
  private static final String REFRESH_INTERVAL = "segue.model.refresh-interval";
  private static final String SETTLE_AFTER = "segue.model.settle-after";
  private static final String KEPT_VERSIONS = "segue.model.kept-versions";

  private static final List<Setting> KNOWN =
      List.of(
          new Setting(
              APPLICATION_ID,
              Kind.TEXT,
              "segue-streams",
              "Kafka Streams' application id: consumer group and prefix of internal topics."),
          new Setting(THREADS, Kind.COUNT, "", "Stream threads; one for each core if not set."),
          new Setting(
              EVIDENCE_INTERVAL,
              Kind.DURATION,
              "500 ms",
              "Time after which changes of the catalogue are reported to the learner."),
          new Setting(
              EVIDENCE_EVERY,
              Kind.COUNT,
              "8192",
              "Number of changed tracks after which they are reported earlier."),
          new Setting(SAMPLE_SIZE, Kind.COUNT, "8192", "Tracks that models are fitted on at most."),
          new Setting(
              MONITORING_PORT,
              Kind.PORT,
              "8090",
              "Port of health and metrics when the service runs alone; 0 for none."),
          new Setting(
              REFRESH_INTERVAL,
              Kind.DURATION,
              "500 ms",
              "Time after which the models learn from new evidence."),
          new Setting(
              SETTLE_AFTER,
              Kind.DURATION,
              "5 s",
              "Time without new evidence after which the models settle; a second at most when the"
                  + " catalogue has grown by half."),
          new Setting(KEPT_VERSIONS, Kind.COUNT, "20", "Promoted versions to keep of each model."));

  /**
   * Copies the list, and checks what a kind alone cannot.
   *
   * @throws InvalidSettingsException if an interval is shorter than a millisecond
   */
  public StreamsSettings {
    recipes = List.copyOf(recipes);
    requireSome(EVIDENCE_INTERVAL, evidenceInterval);
    requireSome(REFRESH_INTERVAL, refreshInterval);
  }

  private static void requireSome(String key, Duration interval) {
    if (interval.toMillis() < 1) {
      throw new InvalidSettingsException(key + " must be at least 1 ms.");
    }
  }

  /**
   * The keys of this service, beside those of {@link SharedSettings} and {@link RuntimeSettings}.
   */
  public static List<Setting> known() {
    return Stream.of(KNOWN, LayerSettings.known(), Recipes.known()).flatMap(List::stream).toList();
  }

  /** Takes the service's part of the settings. */
  public static StreamsSettings from(Settings settings) {
    return new StreamsSettings(
        SharedSettings.from(settings),
        RuntimeSettings.from(settings),
        settings.text(APPLICATION_ID),
        settings.isSet(THREADS)
            ? settings.integer(THREADS)
            : Runtime.getRuntime().availableProcessors(),
        LayerSettings.from(settings),
        settings.duration(EVIDENCE_INTERVAL),
        settings.integer(EVIDENCE_EVERY),
        settings.integer(SAMPLE_SIZE),
        Recipes.live(settings),
        settings.duration(REFRESH_INTERVAL),
        settings.duration(SETTLE_AFTER),
        settings.integer(KEPT_VERSIONS),
        settings.integer(MONITORING_PORT));
  }

  /** The folder of the local state. */
  public Path stateDir() {
    return shared.dataDir().resolve("streams");
  }
}
