package dev.segue.collector.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.remote.RemoteException;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.CollectException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of one's own lists, a page at a time. Before the next page is asked for, what the one
 * before held is waited for and the place is kept, so that a collection that is stopped goes on
 * where it was, and asks for no page twice but the one that it was stopped in.
 */
public final class SpotifySource implements TrackSource {
  private static final String FIELDS =
      "next,total,items(added_at,is_local,item(id,name,type,is_local,uri,external_ids,"
          + "artists(name),album(name)))";
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final SpotifyApi api;
  private final SpotifySelection selection;
  private final SpotifyProgress progress;
  private final Delivery delivery;
  private final Deque<TrackFeatures> page = new ArrayDeque<>();
  private final Map<String, Long> leftOut = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private @Nullable Deque<TrackList> lists;
  private @Nullable TrackList list;
  private @Nullable String nextPage;
  private boolean begun;
  private long entries;
  private long given;
  private long unchanged;

  /** What becomes of what is read. */
  public interface Delivery {
    /** A liked song, with the time of the like in milliseconds since the epoch. */
    void liked(String trackId, long at);

    /** Returns when all that was read so far has arrived. */
    void flush();
  }

  /**
   * One list of tracks.
   *
   * @param name in the file of the progress
   * @param title for people
   * @param version changes when the list does; empty where that is not known
   */
  private record TrackList(String name, String title, String version, String first) {}

  /**
   * @param file that keeps how far it has come
   */
  public SpotifySource(SpotifyApi api, SpotifySelection selection, Path file, Delivery delivery) {
    this.api = api;
    this.selection = selection;
    this.progress = SpotifyProgress.read(file);
    this.delivery = delivery;
  }

  @Override
  public @Nullable Outcome next() {
    try {
      while (page.isEmpty()) {
        if (!turn()) {
          return null;
        }
      }
      given++;
      return new Accepted(given, page.remove());
    } catch (RemoteException e) {
      throw new CollectException(
          "Spotify does not answer as it should: "
              + e.getMessage()
              + ". The same command goes on where it was.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CollectException("Stopped; the same command goes on where it was.", e);
    }
  }

  /** Reads the next page; false after the last. */
  private boolean turn() throws RemoteException, InterruptedException {
    TrackList current = list;
    if (current != null) {
      if (begun) {
        delivery.flush();
        progress.arrived(current.name(), current.version(), nextPage);
      }
      if (nextPage == null) {
        list = null;
      } else {
        read(current, nextPage);
      }
      return true;
    }
    Deque<TrackList> left = lists;
    if (left == null) {
      left = lists();
      lists = left;
    }
    TrackList following = left.poll();
    if (following == null) {
      progress.end();
      return false;
    }
    if (progress.isRead(following.name(), following.version())) {
      unchanged++;
      return true;
    }
    list = following;
    begun = false;
    nextPage = progress.from(following.name(), following.version(), following.first());
    return true;
  }

  private void read(TrackList current, String address)
      throws RemoteException, InterruptedException {
    JsonNode answer;
    try {
      answer = api.get(address);
    } catch (RemoteException e) {
      if (e.status() != FORBIDDEN && e.status() != NOT_FOUND) {
        throw e;
      }
      notes.add(
          "Passed over %s: Spotify does not let this app read it (status %d)."
              .formatted(current.title(), e.status()));
      list = null;
      return;
    }
    begun = true;
    for (JsonNode entry : answer.path("items")) {
      entries++;
      JsonNode track = SpotifyTracks.track(entry);
      String other = SpotifyTracks.kindOfOther(track);
      if (other != null) {
        leftOut.merge(other, 1L, Long::sum);
        continue;
      }
      String id = track.path("id").asText();
      if (current.name().equals("liked")) {
        delivery.liked(id, millis(entry.path("added_at").asText("")));
      }
      if (seen.add(id)) {
        page.add(SpotifyTracks.event(track));
      } else {
        leftOut.merge("entries of a track that had come before", 1L, Long::sum);
      }
    }
    nextPage = api.next(answer);
  }

  private Deque<TrackList> lists() throws RemoteException, InterruptedException {
    Deque<TrackList> all = new ArrayDeque<>();
    if (!selection.playlists().isEmpty()) {
      for (String text : selection.playlists()) {
        String id = SpotifySelection.playlistId(text);
        try {
          all.add(playlist(api.get("playlists/" + id + "?fields=id,name,snapshot_id")));
        } catch (RemoteException e) {
          if (e.status() != FORBIDDEN && e.status() != NOT_FOUND) {
            throw e;
          }
          notes.add("There is no playlist " + id + " that this app may read.");
        }
      }
      return all;
    }
    String me = api.get("me").path("id").asText();
    api.pages(
        "me/playlists?limit=50",
        answer -> {
          for (JsonNode each : answer.path("items")) {
            boolean own = each.path("owner").path("id").asText().equals(me);
            if (own || each.path("collaborative").asBoolean()) {
              all.add(playlist(each));
            }
          }
        });
    if (selection.mine()) {
      all.add(new TrackList("liked", "the liked songs", "", "me/tracks?limit=50"));
      for (String range : List.of("short_term", "medium_term", "long_term")) {
        all.add(
            new TrackList(
                "top " + range,
                "the top tracks",
                "",
                "me/top/tracks?limit=50&time_range=" + range));
      }
      all.add(
          new TrackList(
              "recent", "what was played recently", "", "me/player/recently-played?limit=50"));
    }
    return all;
  }

  private static TrackList playlist(JsonNode playlist) {
    String id = playlist.path("id").asText();
    return new TrackList(
        "playlist " + id,
        "the playlist \"" + playlist.path("name").asText() + "\"",
        playlist.path("snapshot_id").asText(""),
        "playlists/" + id + "/items?limit=50&additional_types=track&fields=" + FIELDS);
  }

  private static long millis(String time) {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException e) {
      return 0;
    }
  }

  @Override
  public String name() {
    return "Spotify";
  }

  @Override
  public long position() {
    return given;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public boolean sizeInBytes() {
    return false;
  }

  @Override
  public List<String> notes() {
    List<String> all = new ArrayList<>();
    long left = leftOut.values().stream().mapToLong(Long::longValue).sum();
    all.add(
        String.format(
            Locale.ROOT,
            "Spotify: %,d entries = %,d tracks + %,d left out.",
            entries,
            entries - left,
            left));
    leftOut.forEach(
        (kind, count) -> all.add(String.format(Locale.ROOT, "Left out: %,d %s.", count, kind)));
    if (unchanged > 0) {
      all.add(
          String.format(
              Locale.ROOT, "%,d lists had been read already and are as they were.", unchanged));
    }
    all.addAll(notes);
    return all;
  }

  @Override
  public void close() {}
}
