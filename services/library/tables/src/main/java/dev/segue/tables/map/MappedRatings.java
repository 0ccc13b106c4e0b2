package dev.segue.tables.map;

import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Row;
import dev.segue.tables.source.RowSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ratings of a table: a listener, a track and what the one says of the other in each row. */
public final class MappedRatings extends MappedTable {

  private final Map<RatingField, String> chosen;
  private final RatingMapper mapper;
  private RatingColumns columns;

  private MappedRatings(
      RowSource source,
      SampledRows rows,
      Map<RatingField, String> chosen,
      RatingColumns columns,
      RatingMapper mapper) {
    super(source, rows);
    this.chosen = chosen;
    this.columns = columns;
    this.mapper = mapper;
  }

  /**
   * Looks at the first rows and decides on the columns.
   *
   * @param source closed with the ratings
   * @param said our field name to the table's column name, where the user says it
   * @param now the time of ratings that have none, in milliseconds since the epoch
   * @throws CollectException if a column that is needed, or named, is not there
   */
  public static MappedRatings of(RowSource source, Map<String, String> said, long now) {
    SampledRows rows = SampledRows.of(source);
    Map<RatingField, String> chosen = RatingColumns.chosen(said);
    return new MappedRatings(
        source,
        rows,
        chosen,
        RatingColumns.decide(source.name(), source.header(), chosen),
        new RatingMapper(now));
  }

  /**
   * Reads the next row.
   *
   * @return null at the end
   */
  public @Nullable RatingOutcome next() {
    Row row = rows().next();
    if (row == null) {
      return null;
    }
    if (row.header().size() > columns.header().size()) {
      columns = RatingColumns.decide(name(), row.header(), chosen);
    }
    return mapper.map(row, columns);
  }

  @Override
  public List<String> notes() {
    return List.of();
  }
}
