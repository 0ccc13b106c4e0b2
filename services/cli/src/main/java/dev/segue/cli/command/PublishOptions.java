package dev.segue.cli.command;

import dev.segue.cli.collect.CollectionRun;
import dev.segue.collector.CollectorSettings;
import dev.segue.collector.publish.KafkaPublisher;
import dev.segue.collector.spotify.SpotifyApi;
import dev.segue.collector.spotify.SpotifySelection;
import dev.segue.collector.spotify.SpotifySource;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import dev.segue.tables.CollectSummary;
import dev.segue.tables.Collection;
import dev.segue.tables.Publisher;
import dev.segue.tables.RatingCollection;
import dev.segue.tables.form.FileForms;
import dev.segue.tables.form.ReadOptions;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.map.TrackSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a collection goes, and what becomes of rows that cannot be used. */
final class PublishOptions {
  private static final String TASK = "Publishing";

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Write every row that cannot be used to this file, with line, column and reason.")
  private @Nullable Path rejects;

  @Option(
      names = "--dry-run",
      description = "Read everything and show what was made of it, but publish nothing.")
  private boolean dryRun;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

  /** Publishes all of a collection and prints the account. The answer is the exit code. */
  int publish(Supplier<Collection> open) {
    CollectorSettings collector = settings();
    try (Collection collection =
            open.get().rejectsTo(rejects).showRejects(collector.rejectsShown());
        Publisher<TrackFeatures> publisher = tracks(collector)) {
      return account(CollectionRun.run(collection, publisher, TASK, System.err));
    }
  }

  /**
   * Publishes the tracks of files of any form, one after the other, and prints an account of each.
   * A file that cannot be read is told and the next one read, unless it is the only one.
   *
   * @param listener whose ratings those in files are
   */
  int publishFiles(List<Path> files, ReadOptions options, ListenerOptions listener) {
    CollectorSettings collector = settings();
    try (Publisher<TrackFeatures> publisher = tracks(collector);
        Publisher<ListenerFeedback> feedback =
            listener.isNamed() ? ratings(collector) : new DryRunPublisher<>()) {
      FilesRun run =
          new FilesRun(
              publisher, listener.ratings(feedback), this, rejects, collector.rejectsShown());
      FileForms.standard().open(files, System.in, options, run);
      return run.end();
    }
  }

  /**
   * Publishes what changed in a library on a server, and its ratings, and prints an account.
   *
   * @param listener whose the ratings are; empty for nobody's, so that they are only counted
   */
  int publishLibrary(LibrarySource library, TrackSource changes, String listener) {
    CollectorSettings collector = settings();
    try (Publisher<TrackFeatures> publisher = tracks(collector);
        Publisher<ListenerFeedback> feedback =
            listener.isEmpty() ? new DryRunPublisher<>() : ratings(collector);
        Collection collection =
            Collection.of(changes).rejectsTo(rejects).showRejects(collector.rejectsShown())) {
      CollectSummary summary = CollectionRun.run(collection, publisher, TASK, System.err);
      HeldRatings ratings = new HeldRatings(listener, false, feedback, Clock.systemUTC());
      ratings.publish(library).forEach(System.out::println);
      int unused = account(summary);
      return 0;
    }
  }

  /**
   * Publishes one's own lists of Spotify, each page before the next is asked for.
   *
   * @param progress keeps how far it has come
   * @param listener whose likes the liked songs are; empty for nobody's
   */
  int publishSpotify(SpotifyApi api, SpotifySelection selection, Path progress, String listener) {
    CollectorSettings collector = settings();
    try (Publisher<TrackFeatures> publisher = tracks(collector);
        Publisher<ListenerFeedback> feedback =
            listener.isEmpty() ? new DryRunPublisher<>() : ratings(collector);
        SpotifyDelivery delivery =
            SpotifyDelivery.of(publisher, feedback, listener, progress, dryRun);
        Collection collection =
            Collection.of(new SpotifySource(api, selection, delivery.progress(), delivery))
                .rejectsTo(rejects)
                .showRejects(collector.rejectsShown())) {
      CollectSummary summary = CollectionRun.run(collection, publisher, TASK, System.err);
      delivery.account().forEach(System.out::println);
      int unused = account(summary);
      return 0;
    }
  }

  /** Whether nothing is published. */
  boolean isDryRun() {
    return dryRun;
  }

  /** The settings that commands of this kind follow. */
  Settings clientSettings() {
    return settingsOptions.loadForClient(kafka::addTo);
  }

  /** Where what has been published is remembered. */
  Path dataDir() {
    return SharedSettings.from(clientSettings()).dataDir();
  }

  /** The same for ratings. */
  int publishRatings(Supplier<RatingCollection> open) {
    CollectorSettings collector = settings();
    try (RatingCollection collection =
            open.get().rejectsTo(rejects).showRejects(collector.rejectsShown());
        Publisher<ListenerFeedback> publisher = ratings(collector)) {
      return account(
          CollectionRun.watched(
              listener -> collection.run(publisher, listener), TASK, "ratings", System.err));
    }
  }

  private CollectorSettings settings() {
    return CollectorSettings.from(clientSettings());
  }

  private Publisher<TrackFeatures> tracks(CollectorSettings collector) {
    return dryRun ? new DryRunPublisher<>() : KafkaPublisher.ofTracks(collector.publish());
  }

  private Publisher<ListenerFeedback> ratings(CollectorSettings collector) {
    return dryRun ? new DryRunPublisher<>() : KafkaPublisher.ofRatings(collector.publish());
  }

  /** Prints what was made of the columns and of the rows. The answer is the exit code. */
  int account(CollectSummary summary) {
    summary.report().describe().forEach(System.out::println);
    summary.notes().forEach(note -> System.out.println("note: " + note));
    System.out.println(summary.describe());
    if (dryRun) {
      System.out.println("Nothing was published: this was a dry run.");
    }
    return summary.read() > 0 && summary.published() == 0 ? 1 : 0;
  }
}
