package dev.segue.cli.command;

import dev.segue.cli.console.UserError;
import dev.segue.cli.lifecycle.Foreground;
import dev.segue.cli.lifecycle.Parts;
import dev.segue.runtime.Metrics;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** One service that runs by itself, beside an existing Kafka, until it is stopped. */
final class ServiceOptions {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

  /**
   * What is asked of a service that runs.
   *
   * @param name for people
   * @param failure why it failed for good; empty while it has not
   */
  record Running(String name, Supplier<Optional<String>> failure) {}

  /** How a service starts. */
  @FunctionalInterface
  interface Start {
    /** Starts it, and adds it to what is closed at the end. */
    Running start(Settings settings, Metrics metrics, Parts parts) throws Exception;
  }

  /**
   * Runs the service. The answer is the exit code.
   *
   * @param known the settings of its own, which are printed first
   */
  int run(List<Setting> known, Start service) throws Exception {
    Settings settings = settingsOptions.load(kafka::addTo);
    System.out.println(SettingsOptions.describe(settings, known));
    return Foreground.run(
        foreground -> {
          Metrics metrics = foreground.parts().add(new Metrics());
          Running running = service.start(settings, metrics, foreground.parts());
          if (foreground.awaitSignal(() -> running.failure().get().isEmpty())) {
            return 0;
          }
          throw new UserError(
              "the %s has stopped for good: %s"
                  .formatted(running.name(), running.failure().get().orElse("its log says why.")));
        },
        () -> System.out.println("Stopped."));
  }
}
