package dev.segue.cli.command;

import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.tables.Publisher;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.library.RatingCounts;
import dev.segue.tables.map.TrackSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Publishes the ratings that files of people hold, with an account of each file's. */
final class HeldRatings {
  private final String listener;
  private final boolean plays;
  private final Publisher<ListenerFeedback> publisher;
  private final Clock clock;
  private boolean any;

  /**
   * @param listener whose they are; empty if nobody was named, so that they are only counted
   * @param plays whether plays count as ratings
   * @param clock the time of ratings that have none
   */
  HeldRatings(String listener, boolean plays, Publisher<ListenerFeedback> publisher, Clock clock) {
    this.listener = listener;
    this.plays = plays;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Publishes the ratings of a file, once its tracks have been read.
   *
   * @return sentences on what it holds and what became of it; none for a table
   */
  List<String> publish(TrackSource tracks) {
    if (!(tracks instanceof LibrarySource library)) {
      return List.of();
    }
    RatingCounts counts = library.counts();
    any |= !counts.isEmpty();
    List<String> sentences = new ArrayList<>(counts.sentences(listener, plays));
    if (!listener.isEmpty() && !counts.isEmpty()) {
      long before = publisher.acknowledged();
      library.ratings(listener, plays, clock.millis()).forEach(publisher::publish);
      publisher.flush();
      sentences.add(
          String.format(
              Locale.ROOT,
              "Ratings of %s: %,d published.",
              listener,
              publisher.acknowledged() - before));
    }
    return sentences;
  }

  /** What is to be said at the end: that a listener was named, and nothing said what they like. */
  List<String> end() {
    return listener.isEmpty() || any
        ? List.of()
        : List.of(
            "No ratings of "
                + listener
                + " were found: the columns of a table are read by segue collect feedback.");
  }
}
