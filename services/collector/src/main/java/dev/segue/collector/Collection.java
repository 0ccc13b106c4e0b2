package dev.segue.collector;

import dev.segue.collector.map.MappedTracks;
import dev.segue.collector.map.Outcome;
import dev.segue.collector.map.Outcome.Accepted;
import dev.segue.collector.map.Outcome.Reject;
import dev.segue.collector.map.TrackSource;
import dev.segue.collector.publish.TrackPublisher;
import dev.segue.collector.sample.SampleCatalogue;
import dev.segue.collector.sample.SampleTracks;
import dev.segue.collector.source.CollectException;
import dev.segue.collector.source.CsvSource;
import dev.segue.collector.source.Input;
import dev.segue.collector.source.JsonLinesSource;
import dev.segue.collector.source.RowSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one source into a publisher, with an account of every row.
 *
 * <pre>{@code
 * try (TrackPublisher publisher = KafkaTrackPublisher.connect(settings.publish());
 *     Collection collection = Collection.csv(TableOptions.of(file)).rejectsTo(rejects)) {
 *   CollectSummary summary = collection.run(publisher, listener);
 * }
 * }</pre>
 *
 * <p>Everything a user can cause (missing file, no feature column, broker gone) is a {@link
 * CollectException} whose message is the sentence to show.
 */
public final class Collection implements AutoCloseable {

  static final int ROWS_PER_PROGRESS = 1_000;

  private static final int SHOWN_REJECTS = 10;

  private final TrackSource source;
  private @Nullable Path rejectFile;
  private int shownRejects = SHOWN_REJECTS;

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
   * @throws CollectException if it cannot be opened or understood
   */
  public static Collection csv(TableOptions options) {
    return table(options, CsvSource.open(input(options), options.encoding(), options.separator()));
  }

  /**
   * A file of JSON lines.
   *
   * @throws CollectException if it cannot be opened or understood
   */
  public static Collection jsonl(TableOptions options) {
    return table(options, JsonLinesSource.open(input(options), options.encoding()));
  }

  /**
   * The first tracks of a generated catalogue.
   *
   * @param seed another seed is another catalogue with the same ids
   */
  public static Collection sample(long seed, long tracks) {
    return new Collection(new SampleTracks(new SampleCatalogue(seed), tracks));
  }

  private static Input input(TableOptions options) {
    return options.isStandardInput()
        ? Input.stream("stdin", options.standardInput())
        : Input.file(options.file());
  }

  private static Collection table(TableOptions options, RowSource source) {
    List<RowSource> joins = new ArrayList<>();
    try {
      for (Path join : options.joins()) {
        joins.add(CsvSource.open(Input.file(join), null, null));
      }
      return new Collection(MappedTracks.of(source, options.mapping(), joins));
    } catch (RuntimeException e) {
      source.close();
      throw e;
    } finally {
      joins.forEach(RowSource::close);
    }
  }

  /** Also writes every rejected row to a file. */
  public Collection rejectsTo(@Nullable Path file) {
    this.rejectFile = file;
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
   * @throws CollectException if the source breaks off, a track cannot be delivered, or the thread
   *     is interrupted
   */
  public CollectSummary run(TrackPublisher publisher, CollectListener listener) {
    long before = publisher.acknowledged();
    CollectSummary read =
        scan(accepted -> publisher.publish(accepted.track()), publisher::flush, listener);
    return new CollectSummary(
        read.source(),
        read.read(),
        publisher.acknowledged() - before,
        read.rejected(),
        read.distinct(),
        read.notes());
  }

  /**
   * Reads the source to its end without publishing anything. Runs once.
   *
   * @param sink is given every row that became a track
   * @return the account; what is given to the sink counts as published
   * @throws CollectException if the source breaks off, or the thread is interrupted
   */
  public CollectSummary read(Consumer<Accepted> sink, CollectListener listener) {
    return scan(sink, () -> {}, listener);
  }

  private CollectSummary scan(Consumer<Accepted> sink, Runnable flush, CollectListener listener) {
    try (Rejects rejects = new Rejects(rejectFile, shownRejects, listener)) {
      DistinctIds ids = new DistinctIds();
      long read = 0;
      for (Outcome outcome = source.next(); outcome != null; outcome = source.next()) {
        read++;
        if (outcome instanceof Accepted accepted) {
          sink.accept(accepted);
          ids.add(accepted.track().getId());
        } else if (outcome instanceof Reject reject) {
          rejects.add(reject);
        }
        if (read % ROWS_PER_PROGRESS == 0) {
          report(listener, read, rejects.count);
        }
      }
      flush.run();
      report(listener, read, rejects.count);
      return new CollectSummary(
          source.name(), read, read - rejects.count, rejects.count, ids.count(), source.notes());
    }
  }

  private void report(CollectListener listener, long read, long rejected) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CollectException("Stopped after " + read + " rows of " + source.name() + ".");
    }
    listener.progress(
        new Progress(read, rejected, source.position(), source.size(), source.sizeInBytes()));
  }

  @Override
  public void close() {
    source.close();
  }

  private static final class Rejects implements AutoCloseable {
    private final @Nullable RejectFile file;
    private final int shown;
    private final CollectListener listener;
    private long count;

    Rejects(@Nullable Path file, int shown, CollectListener listener) {
      this.file = file == null ? null : RejectFile.create(file);
      this.shown = shown;
      this.listener = listener;
    }

    void add(Reject reject) {
      count++;
      if (file != null) {
        file.add(reject);
      }
      if (count <= shown) {
        listener.rejected(reject);
      } else if (count == shown + 1L) {
        listener.rejectsHidden();
      }
    }

    @Override
    public void close() {
      if (file != null) {
        file.close();
      }
    }
  }
}
