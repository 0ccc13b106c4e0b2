package dev.segue.query.listener;

import dev.segue.catalogue.UnknownModelException;
import dev.segue.recommend.listener.Ratings;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One list under way: handed out by the task of its listener with a copy of the ratings, made on
 * the bench, and taken over by the task. Who rated comes first; ties by when they were handed out.
 */
final class ListJob implements Runnable, Comparable<ListJob> {
  private static final Comparator<ListJob> ORDER =
      Comparator.comparing((ListJob job) -> !job.rated).thenComparingLong(job -> job.since);

  private final String listener;
  private final Ratings ratings;
  private final @Nullable WrittenList before;
  private final boolean rated;
  private final long since;
  private final ListMaker maker;
  private final Consumer<ListJob> finished;
  private volatile boolean stale;

  // Written before it is finished, read by whoever was told so.
  private ListMaker.@Nullable Made made;
  private @Nullable Throwable failure;

  /**
   * @param before what is remembered of the list before
   * @param rated whether the listener rated since
   * @param since when it was handed out, in milliseconds
   * @param finished told, by the thread that ran it, when it has been run
   */
  ListJob(
      String listener,
      Ratings ratings,
      @Nullable WrittenList before,
      boolean rated,
      long since,
      ListMaker maker,
      Consumer<ListJob> finished) {
    this.listener = listener;
    this.ratings = ratings;
    this.before = before;
    this.rated = rated;
    this.since = since;
    this.maker = maker;
    this.finished = finished;
  }

  String listener() {
    return listener;
  }

  /** The ratings are not those of the listener any more: nobody may get this list. */
  void discard() {
    stale = true;
  }

  boolean isStale() {
    return stale;
  }

  @Override
  public void run() {
    try {
      if (!stale) {
        made = maker.make(listener, ratings, before, rated);
      }
    } catch (UnknownModelException e) {
      // Not served at this moment: there is no list to be made.
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      finished.accept(this);
    }
  }

  /**
   * The list, once finished; empty where the model was not served, or nobody wanted it any more.
   *
   * @throws CompletionException if making it failed
   */
  Optional<ListMaker.Made> made() {
    if (failure != null) {
      throw new CompletionException(failure);
    }
    return Optional.ofNullable(made);
  }

  @Override
  public int compareTo(ListJob other) {
    return ORDER.compare(this, other);
  }
}
