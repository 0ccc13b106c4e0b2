package dev.segue.cli.command;

import dev.segue.cli.console.BrokerTopics;
import dev.segue.cli.console.PipeReader;
import dev.segue.cli.console.StatusLine;
import dev.segue.cli.console.TextTable;
import dev.segue.cli.console.UserError;
import dev.segue.runtime.deadletter.DeadLetter;
import dev.segue.runtime.deadletter.DeadLetterQueue;
import dev.segue.runtime.deadletter.DeadLetterQueue.Replayed;
import dev.segue.schemas.Topics;
import dev.segue.settings.KafkaSettings;
import dev.segue.settings.SharedSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue dlq}: the events that could not be used. */
@Command(
    name = "dlq",
    description = "Dead letters: the events that could not be used, with the reason.",
    subcommands = {
      DeadLettersCommand.ListReasons.class,
      DeadLettersCommand.Show.class,
      DeadLettersCommand.Replay.class,
      DeadLettersCommand.Drop.class
    },
    footer = {
      "",
      "Examples:",
      "  segue dlq list",
      "  segue dlq show track-features --reason impossible_value --limit 5",
      "  segue dlq replay track-features --reason unknown_schema",
      "  segue dlq drop track-features --before 7d"
    })
public final class DeadLettersCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: what there is. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Missing what to do: list, show, replay or drop");
  }

  /** Which Kafka, and which of its topics of dead letters. */
  static final class Place {
    @Mixin private KafkaOptions kafka = new KafkaOptions();
    @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

    private SharedSettings settings() {
      return SharedSettings.from(settingsOptions.loadForClient(kafka::addTo));
    }

    /** All topics of dead letters that there are, or the one of a topic of events. */
    private List<String> topics(SharedSettings settings, @Nullable String topic) {
      Topics topics = new Topics(settings.topicPrefix());
      List<String> all =
          List.of(topics.trackFeaturesDeadLetters(), topics.listenerFeedbackDeadLetters());
      KafkaSettings kafkaSettings = settings.kafka();
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              kafkaSettings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        BrokerTopics known = BrokerTopics.of(consumer, kafkaSettings.bootstrapServers());
        List<String> found =
            all.stream()
                .filter(name -> known.names().contains(name))
                .filter(name -> topic == null || matches(name, topic, settings.topicPrefix()))
                .toList();
        if (found.isEmpty() && topic != null) {
          throw new UserError(
              "there are no dead letters of "
                  + topic
                  + "; there are those of track-features and listener-feedback.");
        }
        return found;
      }
    }

    private static boolean matches(String name, String topic, String prefix) {
      String asked = topic.endsWith(".dlq") ? topic : topic + ".dlq";
      return name.equals(asked) || name.equals(prefix + asked);
    }

    private static DeadLetterQueue queue(SharedSettings settings, String topic) {
      return new DeadLetterQueue(settings.kafka().consumer(), settings.kafka().producer(), topic);
    }
  }

  /** Which dead letters are meant. */
  static final class Filter {
    @Option(names = "--reason", paramLabel = "REASON", description = "Only those of this reason.")
    private @Nullable String reason;

    @Option(names = "--key", paramLabel = "KEY", description = "Only those with this key.")
    private @Nullable String key;

    @Option(
        names = "--since",
        paramLabel = "TIME",
        converter = Time.class,
        description = "Only those since then: 2026-12-01T10:00:00Z, or 2h or 7d ago.")
    private @Nullable Instant since;

    Predicate<DeadLetter> predicate() {
      return letter ->
          (reason == null || reason.equals(letter.reason()))
              && (key == null || key.equals(letter.key()))
              && (since == null || !letter.time().isBefore(since));
    }

    /** The same for the same selection, whenever it is asked for. */
    String name() {
      return Integer.toHexString((reason + "\n" + key + "\n").hashCode());
    }
  }

  /** A moment, or how long ago it was. */
  static final class Time implements CommandLine.ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      try {
        return value.matches("\\d+d")
            ? Instant.now().minus(Duration.ofDays(Long.parseLong(value.replace("d", ""))))
            : value.matches("\\d+[hms]")
                ? Instant.now().minus(Duration.parse("PT" + value.toUpperCase(Locale.ROOT)))
                : Instant.parse(value);
      } catch (DateTimeParseException e) {
        throw new CommandLine.TypeConversionException(
            "'" + value + "' is no time such as 2026-12-01T10:00:00Z, 2h or 7d");
      }
    }
  }

  /** {@code segue dlq list}. */
  @Command(name = "list", description = "How many dead letters there are, by topic and reason.")
  static final class ListReasons implements Callable<Integer> {
    @Parameters(paramLabel = "TOPIC", arity = "0..1", description = "Of which topic of events.")
    private @Nullable String topic;

    @Mixin private Filter filter = new Filter();
    @Mixin private Place place = new Place();

    private static final class Count {
      private long letters;
      private Instant first = Instant.MAX;
      private Instant last = Instant.MIN;

      void add(DeadLetter letter) {
        letters++;
        first = letter.time().isBefore(first) ? letter.time() : first;
        last = letter.time().isAfter(last) ? letter.time() : last;
      }
    }

    @Override
    public Integer call() {
      SharedSettings settings = place.settings();
      TextTable table = new TextTable("topic", "reason", "letters", "first", "last");
      long all = 0;
      for (String name : place.topics(settings, topic)) {
        Map<String, Count> counts = new TreeMap<>();
        Predicate<DeadLetter> wanted = filter.predicate();
        Place.queue(settings, name)
            .read(
                letter -> {
                  if (wanted.test(letter)) {
                    counts.computeIfAbsent(letter.reason(), made -> new Count()).add(letter);
                  }
                });
        for (Map.Entry<String, Count> each : counts.entrySet()) {
          Count count = each.getValue();
          all += count.letters;
          table.add(
              name,
              each.getKey(),
              String.format(Locale.ROOT, "%,d", count.letters),
              count.first.toString(),
              count.last.toString());
        }
      }
      if (all == 0) {
        System.out.println("There are no dead letters.");
      } else {
        table.lines().forEach(System.out::println);
      }
      return 0;
    }
  }

  /** {@code segue dlq show}. */
  @Command(name = "show", description = "Dead letters with what was wrong with each.")
  static final class Show implements Callable<Integer> {
    @Parameters(paramLabel = "TOPIC", description = "Of which topic of events.")
    private String topic = "";

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "20",
        description = "At most so many (default ${DEFAULT-VALUE}).")
    private long limit;

    @Mixin private Filter filter = new Filter();
    @Mixin private Place place = new Place();

    @Override
    public Integer call() {
      SharedSettings settings = place.settings();
      PipeReader.endWithoutReader();
      List<String> lines = new ArrayList<>();
      for (String name : place.topics(settings, topic)) {
        Predicate<DeadLetter> wanted = filter.predicate();
        Place.queue(settings, name)
            .read(
                letter -> {
                  if (lines.size() < limit && wanted.test(letter)) {
                    lines.add(
                        "%s  partition %d offset %d  key %s  %s: %s"
                            .formatted(
                                letter.time(),
                                letter.record().partition(),
                                letter.record().offset(),
                                letter.key().isEmpty() ? "none" : printable(letter.key()),
                                letter.reason(),
                                printable(letter.detail())));
                  }
                });
      }
      lines.forEach(System.out::println);
      if (lines.isEmpty()) {
        System.out.println("There are no such dead letters.");
      }
      return 0;
    }

    private static String printable(String text) {
      return text.replaceAll("\\p{Cntrl}+", " ");
    }
  }

  /** {@code segue dlq replay}. */
  @Command(
      name = "replay",
      description = {
        "Send dead letters back to the topic that they came from, each three times at most.",
        "The same command once more sends only what has come since."
      })
  static final class Replay implements Callable<Integer> {
    @Parameters(paramLabel = "TOPIC", description = "Of which topic of events.")
    private String topic = "";

    @Mixin private Filter filter = new Filter();
    @Mixin private Place place = new Place();

    @Override
    public Integer call() {
      SharedSettings settings = place.settings();
      for (String name : place.topics(settings, topic)) {
        Replayed replayed;
        try (StatusLine status = StatusLine.start()) {
          replayed =
              Place.queue(settings, name)
                  .replay(
                      filter.name(),
                      filter.predicate(),
                      read ->
                          status.accept(String.format(Locale.ROOT, "%,d dead letters read", read)));
        }
        System.out.printf(
            Locale.ROOT,
            "%s: %,d dead letters = %,d replayed + %,d not asked for + %,d given up after %d"
                + " attempts.%n",
            name,
            replayed.read(),
            replayed.replayed(),
            replayed.passedOver(),
            replayed.givenUp(),
            DeadLetterQueue.MOST_ATTEMPTS);
      }
      return 0;
    }
  }

  /** {@code segue dlq drop}. */
  @Command(name = "drop", description = "Delete dead letters for good.")
  static final class Drop implements Callable<Integer> {
    @Parameters(paramLabel = "TOPIC", description = "Of which topic of events.")
    private String topic = "";

    @Option(
        names = "--before",
        paramLabel = "TIME",
        required = true,
        converter = Time.class,
        description = "Those before then: 2026-12-01T10:00:00Z, or 2h or 7d ago; 0s for all.")
    private Instant before = Instant.EPOCH;

    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws InterruptedException {
      SharedSettings settings = place.settings();
      try (Admin admin = Admin.create(settings.kafka().admin())) {
        for (String name : place.topics(settings, topic)) {
          System.out.printf(
              Locale.ROOT,
              "%s: %,d dropped.%n",
              name,
              Place.queue(settings, name).drop(admin, before));
        }
      }
      return 0;
    }
  }
}
