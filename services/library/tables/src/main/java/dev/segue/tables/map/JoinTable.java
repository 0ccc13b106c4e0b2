package dev.segue.tables.map;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.column.ArtistNames;
import dev.segue.tables.column.ArtistScan;
import dev.segue.tables.column.ColumnMapping;
import dev.segue.tables.column.Field;
import dev.segue.tables.column.MappingLog;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Header;
import dev.segue.tables.source.Row;
import dev.segue.tables.source.RowSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second table about the same tracks, held in memory by track id; the first row of an id wins. It
 * fills what the main table leaves open and never overrides it.
 */
final class JoinTable {

  private final String name;
  private final Header header;
  private final MappingLog log;
  private final boolean hasFeatures;
  private final Map<String, TrackFeatures> byId;
  private final long unusable;
  private final @Nullable Reject firstUnusable;
  private long matched;

  private JoinTable(
      String name,
      Header header,
      MappingLog log,
      boolean hasFeatures,
      Map<String, TrackFeatures> byId,
      long unusable,
      @Nullable Reject firstUnusable) {
    this.name = name;
    this.header = header;
    this.log = log;
    this.hasFeatures = hasFeatures;
    this.byId = byId;
    this.unusable = unusable;
    this.firstUnusable = firstUnusable;
  }

  /**
   * Reads the whole table.
   *
   * @throws CollectException if no column of it holds track ids
   */
  static JoinTable load(RowSource source, MappingOptions options, MappingLog log) {
    SampledRows rows = SampledRows.of(source);
    MappingLog own = new MappingLog();
    ColumnMapping mapping =
        ColumnMapping.decide(source.header(), rows.sample(), options.choicesUnchecked(), own);
    own.decisions().forEach(log::decided);
    own.report().warnings().forEach(log::warn);
    if (mapping.ids().isEmpty()) {
      throw new CollectException(
          source.name()
              + " cannot be joined: none of its columns holds track ids. They are: "
              + source.header().describe()
              + ".");
    }
    ArtistNames artists = ArtistScan.of(source, mapping.artists(), rows.sample(), rows.isWhole());
    RowMapper mapper = new RowMapper(source.name(), options.withLabels(List.of()), artists, own);
    Map<String, TrackFeatures> byId = new HashMap<>();
    long unusable = 0;
    Reject firstUnusable = null;
    for (Row row = rows.next(); row != null; row = rows.next()) {
      Outcome outcome = mapper.map(row, mapping);
      if (outcome instanceof Accepted accepted) {
        byId.putIfAbsent(accepted.track().getId(), accepted.track());
      } else if (outcome instanceof Reject reject) {
        unusable++;
        firstUnusable = firstUnusable == null ? reject : firstUnusable;
      }
    }
    return new JoinTable(
        source.name(),
        source.header(),
        own,
        !mapping.features().isEmpty(),
        byId,
        unusable,
        firstUnusable);
  }

  Header header() {
    return header;
  }

  boolean hasFeatures() {
    return hasFeatures;
  }

  /** Fills what is open in the track from the row of the same id, if there is one. */
  void fill(TrackFeatures track) {
    TrackFeatures other = byId.get(track.getId());
    if (other == null) {
      return;
    }
    matched++;
    track.setTitle(track.getTitle() == null ? other.getTitle() : track.getTitle());
    track.setArtists(track.getArtists().isEmpty() ? other.getArtists() : track.getArtists());
    track.setAlbum(track.getAlbum() == null ? other.getAlbum() : track.getAlbum());
    track.setGenres(track.getGenres().isEmpty() ? other.getGenres() : track.getGenres());
    track.setReleaseDate(
        track.getReleaseDate() == null ? other.getReleaseDate() : track.getReleaseDate());
    track.setMarket(track.getMarket() == null ? other.getMarket() : track.getMarket());
    track.setIsrc(track.getIsrc() == null ? other.getIsrc() : track.getIsrc());
    track.setExplicit(track.getExplicit() == null ? other.getExplicit() : track.getExplicit());
    for (Field field : Field.FEATURES) {
      Double value = field.get(track) == null ? field.get(other) : null;
      if (value != null) {
        field.set(track, value);
      }
    }
  }

  List<String> notes() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Joined "
            + name
            + ": "
            + matched
            + " rows found theirs among its "
            + byId.size()
            + " tracks.");
    if (firstUnusable != null) {
      sentences.add(
          unusable
              + " of the rows of "
              + name
              + " cannot be used (the first: "
              + firstUnusable.describe()
              + ").");
    }
    log.report().unreadable().forEach(lost -> sentences.add(name + ": " + lost.describe()));
    return sentences;
  }
}
