package dev.segue.collector.map;

import dev.segue.collector.map.Outcome.Accepted;
import dev.segue.collector.map.Outcome.Reject;
import dev.segue.collector.source.CollectException;
import dev.segue.collector.source.Header;
import dev.segue.collector.source.Row;
import dev.segue.collector.source.RowSource;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a table: its rows, mapped by its header, and filled up from the tables joined to
 * it.
 */
public final class MappedTracks extends MappedTable implements TrackSource {

  private final Map<Field, String> chosen;
  private final List<JoinTable> joins;
  private final Notes notes;
  private final RowMapper mapper;
  private ColumnMapping mapping;

  private MappedTracks(
      RowSource source,
      Peeked rows,
      Map<Field, String> chosen,
      ColumnMapping mapping,
      List<JoinTable> joins,
      List<String> labels,
      Notes notes) {
    super(source, rows);
    this.chosen = chosen;
    this.mapping = mapping;
    this.joins = joins;
    this.notes = notes;
    this.mapper = new RowMapper(source.name(), source.decimalComma(), labels, notes);
  }

  /**
   * Looks at the first rows and decides on the columns; reads the joined tables whole.
   *
   * @param source closed with the tracks
   * @param joined read to the end, and left to the caller to close
   * @throws CollectException if the options name what is not there, or if no table has a feature
   */
  public static MappedTracks of(RowSource source, MappingOptions options, List<RowSource> joined) {
    Notes notes = new Notes();
    Peeked rows = Peeked.of(source);
    List<JoinTable> joins = new ArrayList<>();
    for (RowSource table : joined) {
      joins.add(JoinTable.load(table, options.columns(), notes));
    }
    List<Header> headers = new ArrayList<>(List.of(source.header()));
    joins.forEach(join -> headers.add(join.header()));
    Map<Field, String> chosen = options.byField(headers);
    ColumnMapping mapping = ColumnMapping.decide(source.header(), rows.sample(), chosen, notes);
    if (mapping.features().isEmpty() && joins.stream().noneMatch(JoinTable::hasFeatures)) {
      throw new CollectException(
          source.name()
              + " has no column with an audio feature ("
              + ColumnMapping.allFeatures()
              + "). Its columns are: "
              + source.header().describe()
              + ". Name the features with --map ours=theirs, or the table that has them with --join.");
    }
    if (mapping.id() == IdColumn.NONE) {
      if (mapping.title() == ColumnMapping.ABSENT) {
        throw new CollectException(
            source.name()
                + " has no column that tells tracks apart, neither an id nor a title. Its columns are: "
                + source.header().describe()
                + ". Name one with --id-column NAME.");
      }
      notes.decided("No column holds track ids, so they are made from title and artists.");
    }
    return new MappedTracks(source, rows, chosen, mapping, joins, options.labels(), notes);
  }

  @Override
  public @Nullable Outcome next() {
    Row row = rows().next();
    if (row == null) {
      return null;
    }
    if (row.header().size() > mapping.header().size()) {
      mapping = ColumnMapping.decide(row.header(), rows().sample(), chosen, notes);
    }
    Outcome outcome = mapper.map(row, mapping);
    if (outcome instanceof Accepted accepted) {
      joins.forEach(join -> join.fill(accepted.track()));
      if (!hasFeature(accepted.track())) {
        return new Reject(row.line(), "", "", "no audio feature has a value", row.text());
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
    sentences.addAll(notes.sentences());
    return sentences;
  }
}
