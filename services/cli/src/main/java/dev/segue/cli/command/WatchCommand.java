package dev.segue.cli.command;

import dev.segue.cli.console.PipeReader;
import dev.segue.cli.watch.TopicWatch;
import dev.segue.schemas.Topics;
import dev.segue.settings.SharedSettings;
import java.util.Iterator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue watch}: records of a topic as lines of JSON. */
@Command(
    name = "watch",
    description =
        "Show the records of a topic as lines of JSON, as they come or from the beginning.",
    footer = {
      "",
      "Examples:",
      "  segue watch track-recommendations",
      "  segue watch tracks --from-beginning --limit 3",
      "  segue watch models --from-beginning | jq '.value.version'",
      "  segue watch listener-feedback.dlq --from-beginning | jq '.headers'"
    })
public final class WatchCommand implements Runnable {
  @Parameters(
      paramLabel = "TOPIC",
      completionCandidates = Names.class,
      description = {
        "Name of the topic, with or without its prefix (segue.).",
        "There are: ${COMPLETION-CANDIDATES}"
      })
  private String topic = "";

  @Option(names = "--from-beginning", description = "Begin with the oldest record.")
  private boolean fromBeginning;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "End after so many records.")
  private long limit;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

  @Override
  public void run() {
    SharedSettings settings = SharedSettings.from(settingsOptions.loadForClient(kafka::addTo));
    TopicWatch watch = new TopicWatch(settings.kafka(), settings.topicPrefix(), System.out);
    PipeReader.endWithoutReader();
    watch.run(topic, fromBeginning, limit, () -> false);
  }

  /** The topics, without the prefix. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return new Topics("").all().iterator();
    }
  }
}
