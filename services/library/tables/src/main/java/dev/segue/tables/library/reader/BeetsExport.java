package dev.segue.tables.library.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Numbers;
import dev.segue.tables.library.Place;
import dev.segue.tables.source.Input;
import java.io.IOException;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code beet export} as JSON lines or as a list. Features of beets' Spotify plugin count as they
 * are; where there are none, the probabilities of its AcousticBrainz and xtractor plugins stand in.
 */
public final class BeetsExport implements LibraryReader {

  private static final double MILLIS = 1_000;
  private static final int HEAD = 64;
  private static final double LEAST_DB = -100;
  private static final double MOST_DB = 20;
  private static final double MOST_POPULAR = 100;
  private static final double HIGHEST_KEY = 11;

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) throws IOException {
    if (isList(input.head(HEAD))) {
      JsonWalk.read(
          input, member, sink, walk -> walk.elements((place, item) -> item(place, item, sink)));
    } else {
      JsonLines.read(input, member, sink, (place, item) -> item(place, item, sink));
    }
  }

  /** Whether a list begins, in whatever encoding. */
  private static boolean isList(byte[] head) {
    for (byte b : head) {
      if (b == '[' || b == '{') {
        return b == '[';
      }
    }
    return false;
  }

  private static void item(Place place, JsonNode item, EntrySink sink) {
    EntryDraft draft =
        new EntryDraft(place, sink)
            .title(JsonWalk.text(item, "title"))
            .artist(JsonWalk.text(item, "artist"))
            .album(JsonWalk.text(item, "album"))
            .genres(genres(item))
            .released("year", date(item))
            .isrc(JsonWalk.text(item, "isrc"))
            .mbid(JsonWalk.text(item, "mb_trackid"))
            .spotify(JsonWalk.text(item, "spotify_track_id"))
            .tempo("bpm", JsonWalk.text(item, "bpm"))
            .key("initial_key", JsonWalk.text(item, "initial_key"));
    String length = JsonWalk.text(item, "length");
    if (length != null) {
      draft.duration("length", Double.toString(Numbers.seconds(length)), MILLIS);
    }
    estimated(item, draft);
    spotify(item, draft);
    if (item.has("average_loudness") || item.has("rg_track_gain")) {
      sink.note(
          "average_loudness and rg_track_gain are left out: neither is a loudness in decibels.");
    }
    draft.done();
  }

  private static @Nullable String genres(JsonNode item) {
    JsonNode genres = item.path("genres");
    if (!genres.isArray() || genres.isEmpty()) {
      String text = JsonWalk.text(item, "genre");
      return text == null ? JsonWalk.text(item, "genres") : text;
    }
    StringBuilder all = new StringBuilder();
    genres.forEach(genre -> all.append(genre.asText()).append(';'));
    return all.toString();
  }

  private static @Nullable String date(JsonNode item) {
    String year = JsonWalk.text(item, "year");
    String month = JsonWalk.text(item, "month");
    String day = JsonWalk.text(item, "day");
    if (year == null || month == null || day == null || !year.matches("\\d{4}")) {
      return year;
    }
    return month.matches("\\d{1,2}") && day.matches("\\d{1,2}")
        ? String.format(Locale.ROOT, "%s-%s-%s", year, month, day)
        : year;
  }

  /** What models of AcousticBrainz make likely of the recording, from 0 to 1. */
  private static void estimated(JsonNode item, EntryDraft draft) {
    unit(item, "danceable", draft, TrackFeatures::setDanceability);
    unit(item, "mood_acoustic", draft, TrackFeatures::setAcousticness);
    // beets has the winning class of this one as a word, which is no probability.
    String instrumental = JsonWalk.text(item, "voice_instrumental");
    if (instrumental != null && !Double.isNaN(Numbers.parse(instrumental))) {
      unit(item, "voice_instrumental", draft, TrackFeatures::setInstrumentalness);
    }
    draft.number(
        "mood_happy",
        HighLevel.valence(item.path("mood_happy").asDouble(-1), item.path("mood_sad").asDouble(-1)),
        1,
        0,
        1,
        TrackFeatures::setValence);
  }

  private static void spotify(JsonNode item, EntryDraft draft) {
    unit(item, "spotify_acousticness", draft, TrackFeatures::setAcousticness);
    unit(item, "spotify_danceability", draft, TrackFeatures::setDanceability);
    unit(item, "spotify_energy", draft, TrackFeatures::setEnergy);
    unit(item, "spotify_instrumentalness", draft, TrackFeatures::setInstrumentalness);
    unit(item, "spotify_liveness", draft, TrackFeatures::setLiveness);
    unit(item, "spotify_speechiness", draft, TrackFeatures::setSpeechiness);
    unit(item, "spotify_valence", draft, TrackFeatures::setValence);
    ranged(item, "spotify_loudness", LEAST_DB, MOST_DB, draft, TrackFeatures::setLoudness);
    ranged(item, "spotify_track_popularity", 0, MOST_POPULAR, draft, TrackFeatures::setPopularity);
    draft.tempo("spotify_tempo", JsonWalk.text(item, "spotify_tempo"));
    whole(item, "spotify_key", HIGHEST_KEY, draft, TrackFeatures::setKey);
    whole(item, "spotify_mode", 1, draft, TrackFeatures::setMode);
    whole(item, "spotify_time_signature", 16, draft, TrackFeatures::setTimeSignature);
  }

  private static void unit(
      JsonNode item, String field, EntryDraft draft, BiConsumer<TrackFeatures, Double> set) {
    ranged(item, field, 0, 1, draft, set);
  }

  private static void whole(
      JsonNode item,
      String field,
      double most,
      EntryDraft draft,
      BiConsumer<TrackFeatures, Double> set) {
    ranged(item, field, 0, most, draft, (track, value) -> set.accept(track, Math.rint(value)));
  }

  private static void ranged(
      JsonNode item,
      String field,
      double least,
      double most,
      EntryDraft draft,
      BiConsumer<TrackFeatures, Double> set) {
    draft.number(field, JsonWalk.text(item, field), 1, least, most, set);
  }
}
