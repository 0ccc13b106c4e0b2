package dev.segue.cli.command;

import dev.segue.collector.spotify.SpotifySource;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.Publisher;
import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Takes liked songs as ratings where a listener is named, and waits for both kinds of events. */
final class SpotifyDelivery implements SpotifySource.Delivery, AutoCloseable {
  private final Publisher<TrackFeatures> tracks;
  private final Publisher<ListenerFeedback> ratings;
  private final String listener;
  private final Path progress;
  private final boolean dryRun;
  private long likes;

  private SpotifyDelivery(
      Publisher<TrackFeatures> tracks,
      Publisher<ListenerFeedback> ratings,
      String listener,
      Path progress,
      boolean dryRun) {
    this.tracks = tracks;
    this.ratings = ratings;
    this.listener = listener;
    this.progress = progress;
    this.dryRun = dryRun;
  }

  /** A dry run keeps how far it has come in a file of its own, which is deleted at its end. */
  static SpotifyDelivery of(
      Publisher<TrackFeatures> tracks,
      Publisher<ListenerFeedback> ratings,
      String listener,
      Path progress,
      boolean dryRun) {
    try {
      Path file = dryRun ? Files.createTempDirectory("segue").resolve("progress") : progress;
      return new SpotifyDelivery(tracks, ratings, listener, file, dryRun);
    } catch (IOException e) {
      throw new CollectException("There is no folder for temporary files.", e);
    }
  }

  Path progress() {
    return progress;
  }

  @Override
  public void liked(String trackId, long at) {
    likes++;
    if (!listener.isEmpty()) {
      ratings.publish(
          ListenerFeedback.newBuilder()
              .setListener(listener)
              .setTrackId(trackId)
              .setRating(1)
              .setRatedAt(at)
              .build());
    }
  }

  @Override
  public void flush() {
    tracks.flush();
    ratings.flush();
  }

  /** What became of the liked songs. */
  List<String> account() {
    if (likes == 0) {
      return List.of();
    }
    return List.of(
        listener.isEmpty()
            ? String.format(
                Locale.ROOT, "%,d liked songs: --listener NAME makes ratings of them.", likes)
            : String.format(Locale.ROOT, "Ratings of %s: %,d likes.", listener, likes));
  }

  @Override
  public void close() {
    if (dryRun) {
      try {
        Files.deleteIfExists(progress);
        Files.deleteIfExists(progress.getParent());
      } catch (IOException e) {
        throw new CollectException("The temporary file " + progress + " cannot be deleted.", e);
      }
    }
  }
}
