package dev.segue.collector.subsonic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.Namespaces;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Rating;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Takes the songs of a server as entries of a library, each once. */
final class SubsonicSongs {
  private static final double MILLIS = 1_000;

  private final String namespace;
  private final EntrySink sink;
  private final LongConsumer progress;
  private final Set<String> seen = new HashSet<>();

  SubsonicSongs(String namespace, EntrySink sink, LongConsumer progress) {
    this.namespace = namespace;
    this.sink = sink;
    this.progress = progress;
  }

  boolean any() {
    return !seen.isEmpty();
  }

  /** Whether there was one that had not come yet. */
  boolean addAll(JsonNode songs) {
    boolean news = false;
    for (JsonNode song : songs) {
      String id = text(song, "id");
      if (id == null) {
        sink.rejected(Place.entry(null, seen.size() + 1L), "has no id", name(song));
      } else if (seen.add(id)) {
        news = true;
        add(id, song);
      }
    }
    progress.accept(seen.size());
    return news;
  }

  private void add(String id, JsonNode song) {
    if (song.path("isDir").asBoolean() || song.path("isVideo").asBoolean()) {
      sink.leftOut("folders and videos");
      return;
    }
    EntryDraft entry =
        new EntryDraft(Place.of(null, "song " + id), sink)
            .title(text(song, "title"))
            .album(text(song, "album"))
            .genres(genres(song))
            .released("year", text(song, "year"))
            .duration("duration", text(song, "duration"), MILLIS)
            .tempo("bpm", text(song, "bpm"))
            .mbid(text(song, "musicBrainzId"))
            .id(Namespaces.SEGUE, namespace + ":" + id)
            .id(namespace, id)
            .rated(rating(song));
    List<String> artists = names(song.path("artists"));
    if (artists.isEmpty()) {
      entry.artist(text(song, "artist"));
    } else {
      entry.artists(artists);
    }
    JsonNode isrc = song.path("isrc");
    entry.isrc(isrc.isArray() ? text(isrc.path(0)) : text(isrc));
    String explicit = text(song, "explicitStatus");
    if (explicit != null) {
      entry.explicit(explicit.equals("explicit"));
    }
    entry.done();
  }

  /** A star is a like; of ratings, 4 and 5 are a like, 1 and 2 a dislike. */
  private static @Nullable Rating rating(JsonNode song) {
    String starred = text(song, "starred");
    if (starred != null) {
      return new Rating(1, millis(starred));
    }
    int rating = song.path("userRating").asInt();
    return rating >= 4 ? new Rating(1, 0) : rating == 1 || rating == 2 ? new Rating(-1, 0) : null;
  }

  private static long millis(String time) {
    try {
      return Instant.parse(time.endsWith("Z") ? time : time + "Z").toEpochMilli();
    } catch (DateTimeParseException e) {
      return 0;
    }
  }

  private static @Nullable String genres(JsonNode song) {
    List<String> names = names(song.path("genres"));
    return names.isEmpty() ? text(song, "genre") : String.join(";", names);
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    for (JsonNode each : list) {
      String name = text(each, "name");
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  private static String name(JsonNode song) {
    return String.join(" – ", List.of(song.path("artist").asText(), song.path("title").asText()));
  }

  private static @Nullable String text(JsonNode object, String field) {
    return text(object.path(field));
  }

  private static @Nullable String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }
}
