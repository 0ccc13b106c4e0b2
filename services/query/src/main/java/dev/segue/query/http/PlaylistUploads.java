package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.identity.Description;
import dev.segue.catalogue.identity.Resolution;
import dev.segue.catalogue.identity.TrackResolver;
import dev.segue.playlists.PlaylistEntry;
import dev.segue.playlists.PlaylistException;
import dev.segue.playlists.PlaylistFile;
import dev.segue.playlists.PlaylistFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads playlists that come as files, and finds the tracks that their entries mean: by what
 * identifies or locates a recording, else by title, artists and length. Where several tracks are
 * meant alike, the likeliest is taken.
 */
final class PlaylistUploads {
  private static final String JSON = "application/json";
  private static final String SEVERAL_ARTISTS = "\\s*[,;&]\\s*|\\s+(?:feat\\.|ft\\.|x)\\s+";

  private final TrackResolver resolver;
  private final TrackStore store;

  PlaylistUploads(TrackResolver resolver, TrackStore store) {
    this.resolver = resolver;
    this.store = store;
  }

  /**
   * Whether a request has a file for a body, and not a JSON object that names tracks; such an
   * object takes no query parameters.
   */
  static boolean isFile(Exchange exchange) {
    boolean file = !exchange.mediaType().equals(JSON);
    if (!file) {
      exchange.query(Set.of());
    }
    return file;
  }

  /**
   * Reads the body of a request.
   *
   * @throws ProblemException if it is no playlist, has no entry or too many, or none of them is in
   *     the catalogue
   */
  PlaylistUpload read(Exchange exchange) {
    byte[] bytes = exchange.bytes();
    PlaylistFormat format =
        PlaylistType.format(exchange.mediaType(), bytes)
            .orElseThrow(PlaylistUploads::unsupportedType);
    PlaylistFile file;
    try {
      file = format.parse(bytes);
    } catch (PlaylistException e) {
      throw new ProblemException(
          ProblemCode.INVALID_BODY, "The playlist cannot be read: " + e.getMessage() + ".");
    }
    List<PlaylistEntry> entries = file.playlist().entries();
    if (entries.isEmpty()) {
      throw new ProblemException(
          ProblemCode.INVALID_BODY, "The playlist has no entry that says what it is.");
    }
    if (entries.size() > FilterInputs.MOST_IDS) {
      throw new ProblemException(
          ProblemCode.TOO_MUCH_ASKED,
          "The playlist has %d entries; %d are taken at a time."
              .formatted(entries.size(), FilterInputs.MOST_IDS));
    }
    List<@Nullable String> ids = resolve(entries);
    if (ids.stream().noneMatch(id -> id != null)) {
      throw new ProblemException(
          ProblemCode.TRACK_NOT_FOUND,
          "None of the %d entries of the playlist is in the catalogue.".formatted(entries.size()));
    }
    return new PlaylistUpload(
        file, ids, PlaylistType.accepted(exchange.header("Accept").orElse(""), format), store);
  }

  private static ProblemException unsupportedType() {
    return new ProblemException(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        "Send a JSON object as Content-Type: application/json, or a playlist as audio/x-mpegurl"
            + " (M3U), application/xspf+xml, application/xspf+json (JSPF), or text/plain (lines).");
  }

  private List<@Nullable String> resolve(List<PlaylistEntry> entries) {
    List<@Nullable String> ids = new ArrayList<>();
    List<Description> byName = new ArrayList<>();
    List<Integer> unnamed = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      PlaylistEntry entry = entries.get(i);
      ids.add(identified(entry));
      if (ids.get(i) == null && entry.title() != null) {
        unnamed.add(i);
        byName.add(
            new Description(
                null,
                List.of(),
                null,
                entry.title(),
                artists(entry.artists()),
                entry.durationMs().isPresent() ? entry.durationMs().getAsLong() : Double.NaN));
      }
    }
    List<Resolution> found = byName.isEmpty() ? List.of() : resolver.resolve(byName, true);
    for (int i = 0; i < found.size(); i++) {
      ids.set(unnamed.get(i), first(found.get(i)));
    }
    return ids;
  }

  private @Nullable String identified(PlaylistEntry entry) {
    List<Description> texts =
        Stream.concat(entry.identifiers().stream(), entry.locations().stream())
            .map(Description::of)
            .toList();
    for (Resolution resolution : resolver.resolve(texts, false)) {
      String id = first(resolution);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  private static @Nullable String first(Resolution resolution) {
    return resolution.candidates().isEmpty() ? null : resolution.candidates().get(0);
  }

  /** Most forms have one text for all artists, which may also be the name of one. */
  private static List<String> artists(List<String> names) {
    if (names.size() != 1) {
      return names;
    }
    List<String> all = new ArrayList<>(names);
    Stream.of(names.get(0).split(SEVERAL_ARTISTS, -1))
        .filter(part -> !part.isBlank() && !part.equals(names.get(0)))
        .forEach(all::add);
    return all;
  }
}
