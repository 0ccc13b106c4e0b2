package dev.segue.tables.form;

import dev.segue.tables.map.MappedTracks;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.CsvSource;
import dev.segue.tables.source.Input;
import dev.segue.tables.source.RowSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A form that is rows under named columns, however it is written. */
abstract sealed class TableForm implements FileForm permits CsvForm, JsonForm {

  @Override
  public final TrackSource open(Input input, ReadOptions options) {
    List<RowSource> joins = new ArrayList<>();
    RowSource rows = NestedCells.of(rows(input, options));
    try {
      for (Path join : options.joins()) {
        joins.add(CsvSource.open(Input.file(join), null, null));
      }
      return MappedTracks.of(rows, options.mapping(), joins);
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    } finally {
      joins.forEach(RowSource::close);
    }
  }

  /** The rows of the table. */
  abstract RowSource rows(Input input, ReadOptions options);
}
