package dev.segue.tables.form;

import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.library.Place;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.Archive;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The zip of a service's data export as a whole, so that what one file in it says of a track joins
 * what another says: plays by names, and the library with ids. Its files are recognised by their
 * content; those that hold no tracks (names, addresses, payments, searches) are looked at no
 * further than that.
 */
public final class LibraryArchiveForm implements FileForm {

  private static final Pattern SPOTIFY =
      Pattern.compile(
          "(?i)(?:.*/)?(?:YourLibrary|StreamingHistory\\w*|Streaming_History_\\w[^/]*|endsong_\\d+)\\.json");
  private static final Pattern LISTENBRAINZ =
      Pattern.compile("(?:.*/)?listens/\\d{4}/\\d{1,2}\\.jsonl");
  private static final long MAX_TOTAL = 16L << 30;
  private static final int NAMED = 5;

  @Override
  public String title() {
    return "data export of a streaming service";
  }

  @Override
  public boolean matches(FileHead head) {
    return head.entries().stream()
        .anyMatch(name -> SPOTIFY.matcher(name).matches() || LISTENBRAINZ.matcher(name).matches());
  }

  @Override
  public TrackSource open(Input input, ReadOptions options) {
    try (Archive archive = Archive.open(input)) {
      boolean spotify =
          archive.entries().stream().anyMatch(name -> SPOTIFY.matcher(name).matches());
      LibraryKind kind = spotify ? LibraryKind.SPOTIFY_LIBRARY : LibraryKind.LISTENBRAINZ_LISTENS;
      String called = "data export of " + (spotify ? "Spotify" : "ListenBrainz");
      return LibrarySource.read(
          kind.describe(archive.name(), called, options),
          sink -> {
            options.unused().forEach(sink::note);
            readAll(archive, kind.layer(), sink);
          });
    }
  }

  /**
   * Reads the files of one service.
   *
   * @param layer that of its kinds
   */
  private static void readAll(Archive archive, String layer, EntrySink sink) {
    List<String> others = new ArrayList<>();
    long total = 0;
    for (String name : ordered(archive.entries())) {
      if (FileForms.isLeftover(name)) {
        continue;
      }
      try (Input member = archive.input(name)) {
        LibraryKind kind = LibraryKind.of(FileHead.of(member));
        if (kind == null || !kind.layer().equals(layer)) {
          others.add(name);
          continue;
        }
        kind.reader().read(member, name, sink);
        total += member.bytesRead();
      } catch (IOException e) {
        sink.rejected(
            Place.of(name, "the rest of the file"), "cannot be read: " + e.getMessage(), "");
      }
      if (total > MAX_TOTAL) {
        throw new CollectException(
            archive.name() + " holds more than 16 GB: unpack it, and collect the files.");
      }
    }
    if (!others.isEmpty()) {
      sink.note(passedOver(others));
    }
  }

  private static String passedOver(List<String> files) {
    StringBuilder names = new StringBuilder();
    for (String file : files.subList(0, Math.min(NAMED, files.size()))) {
      names
          .append(names.isEmpty() ? "" : ", ")
          .append(Place.printable(file.substring(file.lastIndexOf('/') + 1)));
    }
    return "Files in it that hold no tracks, or none in a form that is known, were passed over: "
        + names
        + (files.size() > NAMED ? " and " + (files.size() - NAMED) + " more." : ".");
  }

  /**
   * The library first, as it has the ids that plays by names join; judgements that have ids only
   * last, as they join what has names.
   */
  private static List<String> ordered(List<String> names) {
    return names.stream()
        .sorted(Comparator.comparingInt(LibraryArchiveForm::rank).thenComparing(name -> name))
        .toList();
  }

  private static int rank(String name) {
    return name.contains("YourLibrary") ? 0 : name.endsWith("feedback.jsonl") ? 2 : 1;
  }
}
