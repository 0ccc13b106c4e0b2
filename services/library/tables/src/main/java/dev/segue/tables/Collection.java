package dev.segue.tables;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.form.CsvForm;
import dev.segue.tables.form.FileForm;
import dev.segue.tables.form.JsonForm;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.Input;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one source into a publisher, with an account of every row.
 *
 * <pre>{@code
 * try (Publisher<TrackFeatures> publisher = KafkaPublisher.ofTracks(settings.publish());
 *     Collection collection = Collection.csv(TableOptions.of(file)).rejectsTo(rejects)) {
 *   CollectSummary summary = collection.run(publisher, listener);
 * }
 * }</pre>
 *
 * <p>Everything a user can cause (missing file, no feature column, broker gone) is a {@link
 * dev.segue.tables.source.CollectException} whose message is the sentence to show.
 */
public final class Collection implements AutoCloseable {

  private final TrackSource source;
  private @Nullable Path rejectFile;
  private boolean appendRejects;
  private int shownRejects = Reading.SHOWN_REJECTS;

  private Collection(TrackSource source) {
    this.source = source;
  }

  /** Any other source. */
  public static Collection of(TrackSource source) {
    return new Collection(source);
  }

  /**
   * A table of separated values.
   *
   * @throws dev.segue.tables.source.CollectException if it cannot be opened or understood
   */
  public static Collection csv(TableOptions options) {
    return table(options, new CsvForm());
  }

  /**
   * A table of whichever form its content shows.
   *
   * @throws dev.segue.tables.source.CollectException if it cannot be opened or understood
   */
  public static Collection file(TableOptions options) {
    Input input = Tables.input(options);
    return open(options, input, Tables.form(input));
  }

  /**
   * A file of JSON: one object a line, a list of objects, or an answer of a service.
   *
   * @throws dev.segue.tables.source.CollectException if it cannot be opened or understood
   */
  public static Collection jsonl(TableOptions options) {
    return table(options, new JsonForm());
  }

  private static Collection table(TableOptions options, FileForm form) {
    return open(options, Tables.input(options), form);
  }

  private static Collection open(TableOptions options, Input input, FileForm form) {
    try {
      return new Collection(form.open(input, options.reading()));
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /** Also writes every rejected row to a file. */
  public Collection rejectsTo(@Nullable Path file) {
    return rejectsTo(file, false);
  }

  /** The same; {@code append} keeps what another collection has written to the file. */
  public Collection rejectsTo(@Nullable Path file, boolean append) {
    this.rejectFile = file;
    this.appendRejects = append;
    return this;
  }

  /** How many rejected rows the listener is told of; the rest is only counted and filed. */
  public Collection showRejects(int limit) {
    this.shownRejects = limit;
    return this;
  }

  /**
   * Reads the source to its end. Runs once.
   *
   * @return the account, once everything published has arrived
   * @throws dev.segue.tables.source.CollectException if the source breaks off, a track cannot be
   *     delivered, or the thread is interrupted
   */
  public CollectSummary run(Publisher<TrackFeatures> publisher, CollectListener listener) {
    long before = publisher.acknowledged();
    CollectSummary read =
        scan(accepted -> publisher.publish(accepted.track()), publisher::flush, listener);
    return read.withPublished(publisher.acknowledged() - before);
  }

  /**
   * Reads the source to its end without publishing anything. Runs once.
   *
   * @param sink is given every row that became a track
   * @return the account; what is given to the sink counts as published
   * @throws dev.segue.tables.source.CollectException if the source breaks off, or the thread is
   *     interrupted
   */
  public CollectSummary read(Consumer<Accepted> sink, CollectListener listener) {
    return scan(sink, () -> {}, listener);
  }

  private CollectSummary scan(Consumer<Accepted> sink, Runnable flush, CollectListener listener) {
    try (Reading reading = new Reading(source, rejects(), shownRejects, listener)) {
      DistinctIds ids = new DistinctIds();
      for (Outcome outcome = source.next(); outcome != null; outcome = source.next()) {
        if (outcome instanceof Accepted accepted) {
          sink.accept(accepted);
          ids.add(accepted.track().getId());
          reading.taken();
        } else if (outcome instanceof Reject reject) {
          reading.rejected(reject);
        }
      }
      flush.run();
      return reading.end(ids.count(), "tracks");
    }
  }

  private @Nullable RejectFile rejects() {
    return rejectFile == null ? null : RejectFile.create(rejectFile, appendRejects);
  }

  @Override
  public void close() {
    source.close();
  }
}
