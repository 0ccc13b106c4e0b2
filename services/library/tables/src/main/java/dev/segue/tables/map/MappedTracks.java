package dev.segue.tables.map;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.column.ArtistNames;
import dev.segue.tables.column.ArtistScan;
import dev.segue.tables.column.ColumnChoices;
import dev.segue.tables.column.ColumnMapping;
import dev.segue.tables.column.Field;
import dev.segue.tables.column.ImportReport;
import dev.segue.tables.column.MappingLog;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Header;
import dev.segue.tables.source.Row;
import dev.segue.tables.source.RowSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a table: its rows, mapped by its header, and filled up from the tables joined to
 * it.
 */
public final class MappedTracks extends MappedTable implements TrackSource {

  private final ColumnChoices choices;
  private final List<JoinTable> joins;
  private final MappingLog log;
  private final RowMapper mapper;
  private final List<Row> evidence;
  private ColumnMapping mapping;

  private MappedTracks(
      RowSource source,
      SampledRows rows,
      ColumnChoices choices,
      ColumnMapping mapping,
      List<JoinTable> joins,
      RowMapper mapper,
      MappingLog log) {
    super(source, rows);
    this.choices = choices;
    this.mapping = mapping;
    this.joins = joins;
    this.log = log;
    this.mapper = mapper;
    this.evidence = new ArrayList<>(rows.sample());
  }

  /**
   * Looks at the first rows and decides on the columns; reads the joined tables whole.
   *
   * @param source closed with the tracks
   * @param joined read to the end, and left to the caller to close
   * @throws CollectException if the options name what is not there, or if no table has a feature
   */
  public static MappedTracks of(RowSource source, MappingOptions options, List<RowSource> joined) {
    MappingLog log = new MappingLog();
    SampledRows rows = SampledRows.of(source);
    List<JoinTable> joins = new ArrayList<>();
    for (RowSource table : joined) {
      joins.add(JoinTable.load(table, options, log));
    }
    List<Header> headers = new ArrayList<>(List.of(source.header()));
    joins.forEach(join -> headers.add(join.header()));
    requireColumns(source, rows);
    ColumnChoices choices = options.choices(headers);
    ColumnMapping mapping = ColumnMapping.decide(source.header(), rows.sample(), choices, log);
    boolean names = joins.isEmpty() && knowsNamesOnly(mapping, rows, options);
    if (!names
        && mapping.features().isEmpty()
        && joins.stream().noneMatch(JoinTable::hasFeatures)) {
      throw new CollectException(
          source.name()
              + " has no column with an audio feature ("
              + ColumnMapping.allFeatures()
              + "). Its columns are: "
              + source.header().describe()
              + ". Name the features with --map ours=theirs, or the table that has them with"
              + " --join."
              + warnings(log));
    }
    if (mapping.ids().isEmpty()) {
      if (!mapping.hasTitle()) {
        throw new CollectException(
            source.name()
                + " has no column that tells tracks apart, neither an id nor a title. Its columns"
                + " are: "
                + source.header().describe()
                + ". Name one with --id-column NAME.");
      }
      log.decided("No column holds track ids, so they are made from title and artists.");
    }
    ArtistNames artists = ArtistScan.of(source, mapping.artists(), rows.sample(), rows.isWhole());
    String layer = options.layer();
    if (names && layer == null) {
      layer = MappingOptions.NAMES;
      log.decided(
          "The table says nothing of sound, so its tracks go to the layer "
              + layer
              + " and replace nobody's features; --layer NAME is another.");
    }
    MappingOptions said = options.withLayer(layer).withoutSound(names);
    RowMapper mapper = new RowMapper(source.name(), said, artists, log);
    return new MappedTracks(source, rows, choices, mapping, joins, mapper, log);
  }

  /** Whether the first rows have names, and no feature but length and popularity. */
  private static boolean knowsNamesOnly(
      ColumnMapping mapping, SampledRows rows, MappingOptions options) {
    return options.withoutSound()
        && mapping.hasTitle()
        && mapping.features().stream()
            .filter(feature -> feature.field() != Field.POPULARITY)
            .filter(feature -> feature.field() != Field.DURATION_MS)
            .noneMatch(feature -> rows.haveNumber(feature.column()));
  }

  /** JSON has its columns in its rows: without any there is nothing to say of them. */
  private static void requireColumns(RowSource source, SampledRows rows) {
    if (source.header().size() > 0) {
      return;
    }
    String damage = rows.sample().isEmpty() ? null : rows.sample().get(0).damage();
    throw new CollectException(
        source.name()
            + (damage == null
                ? " has no row."
                : " has no row that can be read; the first, on line "
                    + rows.sample().get(0).line()
                    + ": "
                    + damage
                    + "."));
  }

  private static String warnings(MappingLog log) {
    List<String> warnings = log.report().warnings();
    return warnings.isEmpty() ? "" : " " + String.join(" ", warnings);
  }

  @Override
  public @Nullable Outcome next() {
    Row row = rows().next();
    if (row == null) {
      return null;
    }
    if (row.header().size() > mapping.header().size()) {
      evidence.add(row); // all that is known of its new columns
      mapping = ColumnMapping.decide(row.header(), evidence, choices, log);
    }
    Outcome outcome = mapper.map(row, mapping);
    if (outcome instanceof Accepted accepted) {
      joins.forEach(join -> join.fill(accepted.track()));
      if (!mapper.acceptsNames() && !hasFeature(accepted.track())) {
        return mapper.withoutFeature(row);
      }
    }
    return outcome;
  }

  private static boolean hasFeature(TrackFeatures track) {
    for (Field field : Field.FEATURES) {
      if (field.get(track) != null) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<String> notes() {
    List<String> sentences = new ArrayList<>();
    joins.forEach(join -> sentences.addAll(join.notes()));
    sentences.addAll(log.decisions());
    report().unreadable().forEach(lost -> sentences.add(lost.describe()));
    return sentences;
  }

  @Override
  public ImportReport report() {
    return log.report();
  }
}
