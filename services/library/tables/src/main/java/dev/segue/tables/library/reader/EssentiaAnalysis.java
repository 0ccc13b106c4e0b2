package dev.segue.tables.library.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Place;
import dev.segue.tables.source.Input;
import dev.segue.tables.value.MusicalKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The analysis of one recording by Essentia's music extractor, low level, high level or both, as
 * AcousticBrainz publishes them too. Tempo, key, mode and length are measured; acousticness,
 * instrumentalness, danceability and valence are the probabilities of its classifiers, which lie on
 * another scale than features of the same names from elsewhere. Its loudness and its own measure of
 * danceability are other quantities, and left out.
 */
public final class EssentiaAnalysis implements LibraryReader {

  private static final double MILLIS = 1_000;
  private static final String[] KEYS = {"key_edma", "key_temperley", "key_krumhansl"};

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) throws IOException {
    JsonWalk.read(
        input, member, sink, walk -> walk.value((place, whole) -> analysis(place, whole, sink)));
  }

  private static void analysis(Place place, JsonNode analysis, EntrySink sink) {
    JsonNode metadata = analysis.path("metadata");
    JsonNode tags = metadata.path("tags");
    EntryDraft draft =
        new EntryDraft(place, sink)
            .title(first(tags, "title"))
            .artists(all(tags, "artist"))
            .album(first(tags, "album"))
            .genres(String.join(";", all(tags, "genre")))
            .released("date", first(tags, "date"))
            .isrc(first(tags, "isrc"))
            .mbid(first(tags, "musicbrainz_recordingid"))
            .mbid(first(tags, "musicbrainz_trackid"))
            .duration("length", JsonWalk.text(metadata.path("audio_properties"), "length"), MILLIS)
            .tempo("bpm", JsonWalk.text(analysis.path("rhythm"), "bpm"))
            .key(key(analysis.path("tonal")));
    JsonNode high = analysis.path("highlevel");
    likely(high, "mood_acoustic", "acoustic", draft, TrackFeatures::setAcousticness);
    likely(high, "voice_instrumental", "instrumental", draft, TrackFeatures::setInstrumentalness);
    likely(high, "danceability", "danceable", draft, TrackFeatures::setDanceability);
    draft.number(
        "mood_happy",
        HighLevel.valence(
            probability(high, "mood_happy", "happy"), probability(high, "mood_sad", "sad")),
        1,
        0,
        1,
        TrackFeatures::setValence);
    if (analysis.has("lowlevel")) {
      sink.note(
          "average_loudness is left out: it lies between 0 and 1, and is no loudness in decibels.");
    }
    draft.done();
  }

  private static void likely(
      JsonNode high,
      String model,
      String label,
      EntryDraft draft,
      BiConsumer<TrackFeatures, Double> set) {
    draft.number(model, JsonWalk.text(high.path(model).path("all"), label), 1, 0, 1, set);
  }

  private static double probability(JsonNode high, String model, String label) {
    return high.path(model).path("all").path(label).asDouble(-1);
  }

  private static @Nullable MusicalKey key(JsonNode tonal) {
    String note = JsonWalk.text(tonal, "key_key");
    String scale = JsonWalk.text(tonal, "key_scale");
    for (int i = 0; note == null && i < KEYS.length; i++) {
      note = JsonWalk.text(tonal.path(KEYS[i]), "key");
      scale = JsonWalk.text(tonal.path(KEYS[i]), "scale");
    }
    return note == null || scale == null ? null : MusicalKey.parse(note + " " + scale);
  }

  private static @Nullable String first(JsonNode tags, String name) {
    List<String> values = all(tags, name);
    return values.isEmpty() ? null : values.get(0);
  }

  private static List<String> all(JsonNode tags, String name) {
    JsonNode value = tags.path(name);
    List<String> texts = new ArrayList<>(1);
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      if (one.isTextual() && !one.asText().isBlank()) {
        texts.add(one.asText());
      }
    }
    return texts;
  }
}
