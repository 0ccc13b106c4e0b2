package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.engine.track.Feature;
import dev.segue.playlists.Playlist;
import dev.segue.playlists.PlaylistEntry;
import dev.segue.playlists.PlaylistFile;
import dev.segue.playlists.PlaylistFormat;
import dev.segue.schemas.avro.Track;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A playlist that came as a file, with the tracks that its entries mean. It is answered as a file:
 * entries keep what they came with, such as where a player finds them, and nothing is lost but what
 * was asked to be.
 *
 * @param file as it was read
 * @param ids of the tracks in the catalogue, one for each entry; null for one that was not found
 * @param answer the form to answer in; JSON is an account with the playlist in its own form
 */
record PlaylistUpload(
    PlaylistFile file, List<@Nullable String> ids, PlaylistFormat answer, TrackStore store) {
  /** Header of an answer: how many entries the catalogue does not have. */
  static final String NOT_FOUND = "Segue-Not-Found";

  /** An entry by its place, from 1, and what it says of itself. */
  record EntryView(int entry, String name) {}

  /** An entry that the answer does not have, and why. */
  record LeftOutView(int entry, String name, String reason) {}

  /** A part of the file that is no entry. */
  record UnreadableView(String place, String reason) {}

  /**
   * The account of what was done.
   *
   * @param format of the file, in lower case
   * @param playlist the answer as a file of that form
   */
  record FileView(
      String format,
      String playlist,
      int entries,
      int written,
      List<EntryView> notFound,
      List<LeftOutView> leftOut,
      List<UnreadableView> unreadable) {}

  /** The tracks that were found, each once. */
  List<String> tracks() {
    return List.copyOf(new LinkedHashSet<>(ids.stream().filter(Objects::nonNull).toList()));
  }

  /**
   * The entries in the order of these tracks. What was not found, and what means a track for a
   * second time, comes last, in the order it had.
   */
  Reply inOrder(List<String> order) {
    Set<String> placed = new HashSet<>(order);
    Map<String, Integer> entries = new HashMap<>();
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      if (id == null || !placed.contains(id) || entries.putIfAbsent(id, i) != null) {
        rest.add(i);
      }
    }
    List<PlaylistEntry> ordered = new ArrayList<>();
    order.stream().map(entries::get).filter(Objects::nonNull).forEach(i -> ordered.add(entry(i)));
    rest.forEach(i -> ordered.add(entry(i)));
    return reply(ordered, List.of());
  }

  /** All entries, and these tracks behind them. */
  Reply and(List<String> more) {
    List<PlaylistEntry> extended = new ArrayList<>(file.playlist().entries());
    for (@Nullable Track track : store.getAll(more)) {
      if (track != null) {
        extended.add(entry(track));
      }
    }
    return reply(extended, List.of());
  }

  /**
   * The entries without these tracks. What was not found stays: nobody can say that it is not
   * liked.
   *
   * @param reasons by the id of the track
   */
  Reply without(Map<String, String> reasons) {
    List<PlaylistEntry> kept = new ArrayList<>();
    List<LeftOutView> leftOut = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String reason = reasons.get(ids.get(i));
      if (reason == null) {
        kept.add(entry(i));
      } else {
        leftOut.add(new LeftOutView(i + 1, name(entry(i)), reason));
      }
    }
    return reply(kept, leftOut);
  }

  private Reply reply(List<PlaylistEntry> entries, List<LeftOutView> leftOut) {
    List<EntryView> notFound = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i) == null) {
        notFound.add(new EntryView(i + 1, name(entry(i))));
      }
    }
    Playlist playlist = new Playlist(file.playlist().title(), entries);
    boolean account = answer == PlaylistFormat.JSON;
    byte[] written = (account ? file.format() : answer).write(playlist);
    Reply reply =
        account
            ? Reply.json(
                new FileView(
                    file.format().name().toLowerCase(Locale.ROOT),
                    new String(written, StandardCharsets.UTF_8),
                    ids.size(),
                    entries.size(),
                    notFound,
                    leftOut,
                    file.problems().stream()
                        .map(problem -> new UnreadableView(problem.place(), problem.reason()))
                        .toList()))
            : Reply.bytes(PlaylistType.of(answer), written, Map.of());
    return reply.with(NOT_FOUND, Integer.toString(notFound.size()));
  }

  private PlaylistEntry entry(int number) {
    return file.playlist().entries().get(number);
  }

  private static PlaylistEntry entry(Track track) {
    Double millis = RawFeatures.of(track).get(Feature.DURATION_MS.label());
    return new PlaylistEntry(
        track.getTitle(),
        track.getArtists(),
        track.getAlbum(),
        millis == null || millis < 1 ? OptionalLong.empty() : OptionalLong.of(Math.round(millis)),
        List.of(PlaylistResponse.location(track)),
        List.of());
  }

  private static String name(PlaylistEntry entry) {
    String title = entry.title();
    if (title != null) {
      return entry.artists().isEmpty() ? title : String.join(", ", entry.artists()) + " - " + title;
    }
    return entry.locations().isEmpty() ? entry.identifiers().get(0) : entry.locations().get(0);
  }
}
