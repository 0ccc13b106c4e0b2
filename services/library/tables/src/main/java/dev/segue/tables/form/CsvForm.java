package dev.segue.tables.form;

import dev.segue.tables.column.ColumnName;
import dev.segue.tables.source.CsvSource;
import dev.segue.tables.source.Input;
import dev.segue.tables.source.RowSource;
import java.util.regex.Pattern;

/** A table of separated values: what every text is taken for that is nothing else. */
public final class CsvForm extends TableForm {

  private static final Pattern SEPARATORS = Pattern.compile("[,;\t|]");

  @Override
  public String title() {
    return "CSV table";
  }

  @Override
  public boolean matches(FileHead head) {
    return head.entries().isEmpty();
  }

  /** Whether the first line of a text names at least two fields of a track. */
  static boolean hasKnownColumns(String text) {
    String line = text.lines().findFirst().orElse("");
    return SEPARATORS
            .splitAsStream(line)
            .filter(name -> ColumnName.isKnown(name.replace("\"", "")))
            .limit(2)
            .count()
        == 2;
  }

  @Override
  RowSource rows(Input input, ReadOptions options) {
    return CsvSource.open(input, options.encoding(), options.separator());
  }
}
