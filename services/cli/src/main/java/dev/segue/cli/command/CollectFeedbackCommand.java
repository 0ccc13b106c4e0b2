package dev.segue.cli.command;

import dev.segue.tables.RatingCollection;
import dev.segue.tables.TableOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue collect feedback}: ratings from a file into Kafka. */
@Command(
    name = "feedback",
    description = {
      "Publish what listeners say of tracks: from a CSV or JSON lines file with a listener, a track"
          + " and a rating in each row.",
      "A rating is 1 or like, -1 or dislike, 0 to take back what was said. When it was said is"
          + " optional: ISO 8601 (UTC unless it says otherwise), or seconds or milliseconds since"
          + " 1970."
    },
    footer = {
      "",
      "Examples:",
      "  segue collect feedback ratings.csv",
      "  segue collect feedback ratings.jsonl --rejects rejected.csv",
      "  segue collect feedback plays.csv --map listener=account --map rating=thumb",
      "  echo '{\"listener\":\"ann\",\"track\":\"t1\",\"rating\":1}' | segue collect feedback"
          + " --format jsonl -"
    })
final class CollectFeedbackCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "The table: CSV or JSON, recognised by its content; - for the standard input.")
  private Path file = Path.of("-");

  @Option(
      names = "--map",
      paramLabel = "OURS=THEIRS",
      description = "Column of listener, track, rating or when; may be repeated.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Mixin private FormatOptions format = new FormatOptions();
  @Mixin private EncodingOption encoding = new EncodingOption();
  @Mixin private PublishOptions publish = new PublishOptions();

  @Override
  public Integer call() {
    return publish.publishRatings(this::open);
  }

  private RatingCollection open() {
    Clock clock = Clock.systemUTC();
    return format.open(
        TableOptions.of(file).withEncoding(encoding.charset()).withColumns(columns),
        table -> RatingCollection.file(table, clock),
        table -> RatingCollection.csv(table, clock),
        table -> RatingCollection.jsonl(table, clock));
  }
}
