package dev.segue.cli.command;

import dev.segue.schemas.ListenerIds;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.tables.Publisher;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Whose ratings those are that files of people hold. */
final class ListenerOptions {
  @Option(
      names = "--listener",
      paramLabel = "NAME",
      description =
          "Publish likes, dislikes and stars in libraries and data exports as ratings of this"
              + " listener; without it, they are only counted.")
  private @Nullable String listener;

  @Option(
      names = "--plays-as-ratings",
      description =
          "With --listener: also make ratings of plays. A like is a track played to its end on"
              + " three different days, a dislike one skipped three times and never played to its"
              + " end.")
  private boolean plays;

  /**
   * The same options, once it is known that they can be followed.
   *
   * @throws CommandLine.ParameterException if they cannot
   */
  ListenerOptions checked(CommandLine command) {
    if (plays && listener == null) {
      throw new CommandLine.ParameterException(
          command, "--plays-as-ratings needs to know whose plays they are: --listener NAME");
    }
    if (listener != null && !ListenerIds.isUsable(listener)) {
      throw new CommandLine.ParameterException(
          command, "--listener: this is no id of a listener; " + ListenerIds.RULE);
    }
    return this;
  }

  /** Whether ratings are published. */
  boolean isNamed() {
    return listener != null;
  }

  /** What becomes of the ratings in files. */
  HeldRatings ratings(Publisher<ListenerFeedback> publisher) {
    return new HeldRatings(listener == null ? "" : listener, plays, publisher, Clock.systemUTC());
  }
}
