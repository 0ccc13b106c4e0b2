package dev.segue.tables;

import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.tables.map.MappedRatings;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.map.RatingOutcome;
import dev.segue.tables.map.RatingOutcome.Rated;
import dev.segue.tables.source.RowSource;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one table of ratings into a publisher, with an account of every row. What a user
 * can cause is a {@link dev.segue.tables.source.CollectException} whose message is the sentence to
 * show.
 */
public final class RatingCollection implements AutoCloseable {

  private final MappedRatings source;
  private @Nullable Path rejectFile;
  private int shownRejects = Reading.SHOWN_REJECTS;

  private RatingCollection(MappedRatings source) {
    this.source = source;
  }

  /**
   * A table of separated values.
   *
   * @param clock the time of ratings that have none
   * @throws dev.segue.tables.source.CollectException if it cannot be opened or understood
   */
  public static RatingCollection csv(TableOptions options, Clock clock) {
    return of(options, Tables.csv(options), clock);
  }

  /** A table of whichever form its content shows; otherwise as {@link #csv}. */
  public static RatingCollection file(TableOptions options, Clock clock) {
    return of(options, Tables.file(options), clock);
  }

  /** A file of JSON; otherwise as {@link #csv}. */
  public static RatingCollection jsonl(TableOptions options, Clock clock) {
    return of(options, Tables.jsonl(options), clock);
  }

  private static RatingCollection of(TableOptions options, RowSource source, Clock clock) {
    try {
      return new RatingCollection(
          MappedRatings.of(source, options.reading().mapping().columns(), clock.millis()));
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** Also writes every rejected row to a file. */
  public RatingCollection rejectsTo(@Nullable Path file) {
    this.rejectFile = file;
    return this;
  }

  /** How many rejected rows the listener is told of; the rest is only counted and filed. */
  public RatingCollection showRejects(int limit) {
    this.shownRejects = limit;
    return this;
  }

  /**
   * Reads the table to its end. Runs once.
   *
   * @return the account, once everything published has arrived
   * @throws dev.segue.tables.source.CollectException if the table breaks off, a rating cannot be
   *     delivered, or the thread is interrupted
   */
  public CollectSummary run(Publisher<ListenerFeedback> publisher, CollectListener listener) {
    long before = publisher.acknowledged();
    try (Reading reading = new Reading(source, rejects(), shownRejects, listener)) {
      DistinctIds listeners = new DistinctIds();
      for (RatingOutcome outcome = source.next(); outcome != null; outcome = source.next()) {
        if (outcome instanceof Rated rated) {
          publisher.publish(rated.event());
          listeners.add(rated.event().getListener());
          reading.taken();
        } else if (outcome instanceof Reject reject) {
          reading.rejected(reject);
        }
      }
      publisher.flush();
      return reading
          .end(listeners.count(), "listeners")
          .withPublished(publisher.acknowledged() - before);
    }
  }

  private @Nullable RejectFile rejects() {
    return rejectFile == null ? null : RejectFile.create(rejectFile, false);
  }

  @Override
  public void close() {
    source.close();
  }
}
