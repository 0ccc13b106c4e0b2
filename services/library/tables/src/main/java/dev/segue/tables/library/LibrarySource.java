package dev.segue.tables.library;

import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a file that people hold, and the ratings that it holds. The file is read whole
 * before the first track is given, as an entry near its end may say more of the first track.
 */
public final class LibrarySource implements TrackSource {

  /** Reads all of the file. */
  @FunctionalInterface
  public interface Reading {
    /** Hands every entry to the sink. */
    void into(EntrySink sink) throws IOException;
  }

  /**
   * What is read.
   *
   * @param name what people call the file
   * @param title what the file is, such as {@code iTunes library}
   * @param layer under which its tracks are published, so that they replace nobody else's
   * @param strict whether a value that cannot be right rejects its entry, instead of being left out
   */
  public record Description(String name, String title, String layer, boolean strict) {}

  private final Description description;
  private final LibraryTracks library;
  private final Iterator<Reject> rejects;
  private final Iterator<LibraryTrack> tracks;
  private long given;

  private LibrarySource(Description description, LibraryTracks library) {
    this.description = description;
    this.library = library;
    this.rejects = library.rejects().iterator();
    this.tracks = library.tracks().iterator();
  }

  /**
   * Reads a file to its end.
   *
   * @throws CollectException if it cannot be read, or nothing of it can be understood
   */
  public static LibrarySource read(Description description, Reading reading) {
    LibraryTracks library = new LibraryTracks();
    try {
      reading.into(description.strict() ? new StrictSink(library) : library);
    } catch (IOException e) {
      throw new CollectException(
          description.name() + " cannot be read: " + e.getMessage() + ".", e);
    }
    return new LibrarySource(description, library);
  }

  @Override
  public @Nullable Outcome next() {
    if (rejects.hasNext()) {
      return rejects.next();
    }
    while (tracks.hasNext()) {
      given++;
      LibraryTrack next = tracks.next();
      if (next.isPublishable()) {
        return new Accepted(next.line(), published(next));
      }
    }
    return null;
  }

  private TrackFeatures published(LibraryTrack next) {
    TrackFeatures track = next.track();
    track.setId(library.id(next));
    track.setSource(name());
    track.setLayer(description.layer());
    track.setExternalIds(next.externalIds());
    return track;
  }

  /**
   * The ratings that the file holds. Tracks known by nothing but an id of another service have
   * none: such an id names no track here.
   *
   * @param listener whose they are
   * @param plays whether plays count as ratings, by the rule of {@link PlayTally}, for tracks that
   *     the file says nothing else of
   * @param now the time of ratings that have none, in milliseconds since the epoch
   */
  public List<ListenerFeedback> ratings(String listener, boolean plays, long now) {
    List<ListenerFeedback> ratings = new ArrayList<>();
    for (LibraryTrack track : library.tracks()) {
      Rating rating = track.isRateable() ? track.rating(plays) : null;
      if (rating != null) {
        ratings.add(
            ListenerFeedback.newBuilder()
                .setListener(listener)
                .setTrackId(library.id(track))
                .setRating(rating.value())
                .setRatedAt(rating.at() > 0 ? rating.at() : now)
                .build());
      }
    }
    return ratings;
  }

  /** How many ratings the file holds. */
  public RatingCounts counts() {
    return RatingCounts.of(library);
  }

  @Override
  public String name() {
    return description.name();
  }

  @Override
  public long position() {
    return given;
  }

  @Override
  public long size() {
    return library.tracks().size();
  }

  @Override
  public boolean sizeInBytes() {
    return false;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(library.sentences(description.title()));
    long nameless = library.tracks().stream().filter(t -> !t.isPublishable()).count();
    if (nameless > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d tracks are known by an id only, without a title: they can be rated, but are not published.",
              nameless));
    }
    return notes;
  }

  @Override
  public void close() {
    // The file was closed when it had been read.
  }
}
