package dev.segue.tables.map;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.column.ArtistNames;
import dev.segue.tables.column.ColumnMapping;
import dev.segue.tables.column.ColumnName;
import dev.segue.tables.column.FeatureColumn;
import dev.segue.tables.column.Field;
import dev.segue.tables.column.MappingLog;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.Row;
import dev.segue.tables.value.MusicalKey;
import dev.segue.tables.value.PlainValues;
import dev.segue.tables.value.TrackIds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a row into a track. An id that is missing rejects the row; any other value that cannot be
 * understood is left out and counted, or rejects the row too where that is asked for.
 */
final class RowMapper {

  private final String source;
  private final MappingOptions options;
  private final ArtistNames artistNames;
  private final MappingLog log;
  private final TextMapper texts;
  private final TrackIds ids = new TrackIds();
  private final BitSet shownColumns = new BitSet();
  private @Nullable Reject firstLost;

  RowMapper(String source, MappingOptions options, ArtistNames artistNames, MappingLog log) {
    this.source = source;
    this.options = options;
    this.artistNames = artistNames;
    this.log = log;
    this.texts = new TextMapper(log);
  }

  /** Whether a track of which no sound is known is one as well. */
  boolean acceptsNames() {
    return options.withoutSound();
  }

  /** The track may have no feature at all: what is joined to it comes later. */
  Outcome map(Row row, ColumnMapping mapping) {
    String damage = row.damage();
    if (damage != null) {
      return RowRejects.of(row, damage);
    }
    TrackFeatures track = new TrackFeatures();
    track.setSource(source);
    track.setLayer(options.layer());
    track.setTitle(texts.text(row, mapping, Field.TITLE));
    track.setArtists(artists(row, mapping));
    Reject noId = identify(row, mapping, track);
    if (noId != null) {
      return noId;
    }
    Reject unreadable = features(row, mapping, track);
    if (unreadable != null) {
      return unreadable;
    }
    texts.describe(row, mapping, track);
    return new Accepted(row.line(), track, labels(row));
  }

  private @Nullable Reject features(Row row, ColumnMapping mapping, TrackFeatures track) {
    Field done = null;
    firstLost = null;
    for (FeatureColumn feature : mapping.features()) {
      Field field = feature.field();
      if (field == done) {
        continue; // a better column had a value
      }
      String raw = row.value(feature.column());
      String text = raw == null ? "" : raw.strip();
      if (PlainValues.isMissingNumber(text)) {
        continue;
      }
      double number = feature.parse(text) + 0.0; // −0.0 and 0.0 are the same silence
      if (!field.domain().accepts(number)) {
        String reason = "not " + (Double.isNaN(number) ? kind(field) : field.domain().describe());
        if (options.strict() || firstLost == null) {
          firstLost = RowRejects.of(row, mapping.header(), feature.column(), text, reason);
        }
        if (options.strict()) {
          return firstLost;
        }
        log.lost(row.line(), mapping.header().shown(feature.column()), text, reason);
        continue;
      }
      field.set(track, number);
      done = field;
      if (field == Field.KEY && Double.isNaN(PlainValues.number(text))) {
        takeMode(text, track);
      }
      if (!shownColumns.get(feature.column())) { // asked for every number of the table
        shownColumns.set(feature.column());
        log.read(mapping.header(), feature.column(), field, text, () -> shown(number));
      }
    }
    return null;
  }

  /** Why the last row has no feature: the first of its values that could not be read, if any. */
  Reject withoutFeature(Row row) {
    Reject lost = firstLost;
    return lost != null ? lost : RowRejects.of(row, "no audio feature has a value");
  }

  private static String kind(Field field) {
    return switch (field) {
      case KEY -> "a musical key";
      case MODE -> "major or minor";
      case DURATION_MS -> "a length";
      default -> "a number";
    };
  }

  /** {@code F Minor} says the mode as well; a column of the mode, which comes later, overrides. */
  private static void takeMode(String text, TrackFeatures track) {
    MusicalKey key = MusicalKey.parse(text);
    Integer mode = key == null ? null : key.mode();
    if (mode != null) {
      track.setMode(mode.doubleValue());
    }
  }

  private static String shown(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  private List<String> artists(Row row, ColumnMapping mapping) {
    for (List<Integer> group : mapping.artists().groups()) {
      List<String> names = new ArrayList<>(2);
      for (int column : group) {
        String cell = row.value(column);
        if (cell == null || cell.isEmpty()) {
          continue;
        }
        List<String> found = artistNames.parse(cell, artistIds(row, mapping));
        if (!found.isEmpty()) {
          log.read(mapping.header(), column, Field.ARTISTS, cell, () -> String.join(" | ", found));
        }
        for (String name : found) {
          if (!names.contains(name)) {
            names.add(name);
          }
        }
      }
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  private static int artistIds(Row row, ColumnMapping mapping) {
    int column = mapping.artists().ids();
    return column == ColumnName.ABSENT ? 0 : ArtistNames.count(row.value(column));
  }

  private Map<String, String> labels(Row row) {
    if (options.labels().isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new HashMap<>();
    for (String label : options.labels()) {
      int column = ColumnName.column(row.header(), label);
      String value = column == ColumnName.ABSENT ? null : PlainValues.text(row.value(column));
      if (value != null) {
        values.put(label, value);
      }
    }
    return values;
  }

  private @Nullable Reject identify(Row row, ColumnMapping mapping, TrackFeatures track) {
    if (mapping.ids().isEmpty()) {
      return derive(row, mapping, track);
    }
    int column = ColumnMapping.filled(row, mapping.ids());
    String text = column == ColumnName.ABSENT ? null : PlainValues.text(row.value(column));
    if (text == null && acceptsNames() && track.getTitle() != null) {
      return derive(row, mapping, track); // a list of songs of which some have no id
    }
    if (text == null) {
      return RowRejects.of(row, mapping.header(), mapping.ids().get(0), "", "no track id");
    }
    String id = TrackIds.bare(text);
    if (id.isBlank() || id.length() > TrackIds.MAX_LENGTH) {
      return RowRejects.of(
          row,
          mapping.header(),
          column,
          id,
          id.isBlank() ? "no track id" : "longer than " + TrackIds.MAX_LENGTH + " characters");
    }
    track.setId(id);
    log.read(mapping.header(), column, Field.ID, text, () -> id);
    track.setExternalIds(externalIds(row, mapping));
    return null;
  }

  private @Nullable Reject derive(Row row, ColumnMapping mapping, TrackFeatures track) {
    String title = track.getTitle();
    if (title == null) {
      return mapping.hasTitle()
          ? RowRejects.of(
              row,
              mapping.header(),
              mapping.columns(Field.TITLE).get(0),
              "",
              "neither an id nor a title")
          : RowRejects.of(row, "neither an id nor a title");
    }
    track.setId(ids.derived(title, track.getArtists()));
    track.setExternalIds(externalIds(row, mapping));
    return null;
  }

  /** Links to Spotify's tracks, and MusicBrainz ids of recordings, in whichever columns. */
  private List<String> externalIds(Row row, ColumnMapping mapping) {
    List<String> found = new ArrayList<>(0);
    for (int column : mapping.columns(Field.ID)) {
      String text = PlainValues.text(row.value(column));
      if (text != null && TrackIds.isTrackLink(text)) {
        add(found, "spotify:" + TrackIds.bare(text));
      }
    }
    for (int column : mapping.columns(Field.MBID)) {
      String mbid = TrackIds.mbid(PlainValues.text(row.value(column)));
      if (mbid != null) {
        add(found, "mbid:" + mbid);
      }
    }
    return found;
  }

  private static void add(List<String> ids, String id) {
    if (!ids.contains(id)) {
      ids.add(id);
    }
  }
}
