package dev.segue.cli.collect;

import dev.segue.cli.console.ProgressDisplay;
import dev.segue.cli.console.Terminal;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.CollectListener;
import dev.segue.tables.CollectSummary;
import dev.segue.tables.Collection;
import dev.segue.tables.Progress;
import dev.segue.tables.Publisher;
import dev.segue.tables.map.Outcome.Reject;
import java.io.PrintStream;
import java.util.function.Function;

/** One collection with its progress on the terminal. */
public final class CollectionRun implements CollectListener {
  /** Takes the cursor to the start of the line and clears it, where a bar may be drawn. */
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final Terminal terminal;
  private final ProgressDisplay progress;

  private CollectionRun(PrintStream err, Terminal terminal, ProgressDisplay progress) {
    this.err = err;
    this.terminal = terminal;
    this.progress = progress;
  }

  /** Reads the collection to its end; rejected rows and progress go to {@code err}. */
  public static CollectSummary run(
      Collection collection, Publisher<TrackFeatures> publisher, String task, PrintStream err) {
    return watched(listener -> collection.run(publisher, listener), task, "tracks", err);
  }

  /** Does any other reading of a collection; rejected rows and progress go to {@code err}. */
  public static <T> T watched(
      Function<CollectListener, T> reading, String task, String unit, PrintStream err) {
    Terminal terminal = Terminal.detect();
    try (ProgressDisplay progress = ProgressDisplay.of(terminal, err, task, unit)) {
      return reading.apply(new CollectionRun(err, terminal, progress));
    }
  }

  @Override
  public void progress(Progress now) {
    progress.at(now.read(), total(now));
  }

  @Override
  public void rejected(Reject reject) {
    line("rejected: " + reject.describe());
  }

  @Override
  public void rejectsHidden() {
    line("rejected: more rows, not shown; --rejects FILE writes all of them.");
  }

  /**
   * Rows in all: known for a generated catalogue, estimated for a file from the bytes read so far.
   */
  private static long total(Progress now) {
    if (now.size() <= 0 || now.position() <= 0) {
      return 0;
    }
    return now.bytes() ? (long) ((double) now.read() * now.size() / now.position()) : now.size();
  }

  private void line(String text) {
    err.println(terminal.isTerminal() ? CLEAR_LINE + text : text);
  }
}
