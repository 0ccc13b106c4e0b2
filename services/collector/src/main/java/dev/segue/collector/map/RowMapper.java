package dev.segue.collector.map;

import dev.segue.collector.map.ColumnMapping.FeatureColumn;
import dev.segue.collector.map.Outcome.Accepted;
import dev.segue.collector.map.Outcome.Reject;
import dev.segue.collector.source.Row;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a row into a track. An id that is missing or a feature that is impossible rejects the row;
 * metadata that cannot be understood is left out, and noted.
 */
final class RowMapper {

  private final String source;
  private final boolean decimalComma;
  private final List<String> labels;
  private final Notes notes;
  private final TrackIds ids = new TrackIds();

  RowMapper(String source, boolean decimalComma, List<String> labels, Notes notes) {
    this.source = source;
    this.decimalComma = decimalComma;
    this.labels = labels;
    this.notes = notes;
  }

  /** The track may have no feature at all: what is joined to it comes later. */
  Outcome map(Row row, ColumnMapping mapping) {
    String damage = row.damage();
    if (damage != null) {
      return new Reject(row.line(), "", "", damage, row.text());
    }
    TrackFeatures track = new TrackFeatures();
    track.setExternalIds(List.of());
    track.setSource(source);
    track.setTitle(Values.text(value(row, mapping.title())));
    track.setArtists(TextList.parse(value(row, mapping.artists()), false));
    Reject noId = identify(row, mapping, track);
    if (noId != null) {
      return noId;
    }
    for (FeatureColumn feature : mapping.features()) {
      String raw = row.value(feature.column());
      String text = raw == null ? "" : raw.strip();
      if (Values.isMissingNumber(text)) {
        continue;
      }
      double number = Numerals.parse(feature.field(), text, decimalComma, feature.factor());
      if (!feature.field().domain().accepts(number)) {
        return reject(
            row,
            feature.column(),
            text,
            Double.isNaN(number) ? "not a number" : "not " + feature.field().domain().describe());
      }
      feature.field().set(track, number + 0.0); // −0.0 and 0.0 are the same silence
    }
    describe(row, mapping, track);
    return new Accepted(row.line(), track, labels(row));
  }

  private Map<String, String> labels(Row row) {
    if (labels.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new HashMap<>();
    for (String label : labels) {
      int column = ColumnMapping.named(row.header(), label);
      String value = column == ColumnMapping.ABSENT ? null : Values.text(row.value(column));
      if (value != null) {
        values.put(label, value);
      }
    }
    return values;
  }

  private @Nullable Reject identify(Row row, ColumnMapping mapping, TrackFeatures track) {
    if (mapping.id() == IdColumn.NONE) {
      String title = track.getTitle();
      if (title == null) {
        return mapping.title() == ColumnMapping.ABSENT
            ? new Reject(row.line(), "", "", "neither an id nor a title", row.text())
            : reject(row, mapping.title(), "", "neither an id nor a title");
      }
      track.setId(ids.derived(title, track.getArtists()));
      return null;
    }
    String text = Values.text(row.value(mapping.id()));
    if (text == null) {
      return reject(row, mapping.id(), "", "no track id");
    }
    String id = TrackIds.bare(text);
    if (id.length() > TrackIds.MAX_LENGTH) {
      return reject(row, mapping.id(), id, "longer than " + TrackIds.MAX_LENGTH + " characters");
    }
    track.setId(id);
    return null;
  }

  private void describe(Row row, ColumnMapping mapping, TrackFeatures track) {
    track.setAlbum(Values.text(value(row, mapping.album())));
    track.setGenres(genres(row, mapping));
    String date = Values.text(value(row, mapping.releaseDate()));
    if (date != null) {
      String parsed = ReleaseDates.parse(date);
      track.setReleaseDate(parsed);
      noteIfNull(
          parsed,
          row,
          mapping.releaseDate(),
          date,
          "is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD");
    }
    String market = Values.text(value(row, mapping.market()));
    if (market != null) {
      String code =
          market.length() == 2 && isLetters(market) ? market.toUpperCase(Locale.ROOT) : null;
      track.setMarket(code);
      noteIfNull(code, row, mapping.market(), market, "is not a country code of two letters");
    }
    String isrc = Values.text(value(row, mapping.isrc()));
    if (isrc != null) {
      String code = isrc.replace("-", "").toUpperCase(Locale.ROOT);
      track.setIsrc(code.length() == 12 ? code : null);
      noteIfNull(
          track.getIsrc(), row, mapping.isrc(), isrc, "is not a recording code of 12 characters");
    }
    String explicit = Values.text(value(row, mapping.explicit()));
    if (explicit != null) {
      Boolean truth = Values.truth(explicit);
      track.setExplicit(truth);
      noteIfNull(truth, row, mapping.explicit(), explicit, "is neither true nor false");
    }
  }

  private static List<String> genres(Row row, ColumnMapping mapping) {
    if (mapping.genres().isEmpty()) {
      return List.of();
    }
    List<String> genres = new ArrayList<>(2);
    for (int column : mapping.genres()) {
      for (String genre : TextList.parse(row.value(column), true)) {
        if (!genres.contains(genre)) {
          genres.add(genre);
        }
      }
    }
    return genres;
  }

  private void noteIfNull(
      @Nullable Object parsed, Row row, int column, String value, String reason) {
    if (parsed == null) {
      notes.leftOut(row.line(), row.header().name(column), value, reason);
    }
  }

  private static boolean isLetters(String text) {
    return text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  }

  private static @Nullable String value(Row row, int column) {
    return column == ColumnMapping.ABSENT ? null : row.value(column);
  }

  static Reject reject(Row row, int column, String value, String reason) {
    String name = row.header().name(column);
    return new Reject(
        row.line(), name.isBlank() ? "(unnamed)" : name.strip(), value, reason, row.text());
  }
}
