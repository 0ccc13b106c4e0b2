package dev.segue.tables.form;

import dev.segue.tables.source.CsvSource;
import dev.segue.tables.source.Input;
import dev.segue.tables.source.RowSource;

/** A table of separated values: what every text is taken for that is nothing else. */
public final class CsvForm extends TableForm {

  @Override
  public String title() {
    return "CSV table";
  }

  @Override
  public boolean matches(FileHead head) {
    return head.entries().isEmpty();
  }

  @Override
  RowSource rows(Input input, ReadOptions options) {
    return CsvSource.open(input, options.encoding(), options.separator());
  }
}
