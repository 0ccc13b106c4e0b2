package dev.segue.tables;

import dev.segue.tables.form.CsvForm;
import dev.segue.tables.form.FileForm;
import dev.segue.tables.form.FileForms;
import dev.segue.tables.form.FileHead;
import dev.segue.tables.form.JsonForm;
import dev.segue.tables.source.CsvSource;
import dev.segue.tables.source.Input;
import dev.segue.tables.source.JsonSource;
import dev.segue.tables.source.RowSource;

/** Opens tables as their options say. */
final class Tables {

  private Tables() {}

  /** A table of separated values. */
  static RowSource csv(TableOptions options) {
    return CsvSource.open(
        input(options), options.reading().encoding(), options.reading().separator());
  }

  /** A file of JSON. */
  static RowSource jsonl(TableOptions options) {
    return JsonSource.open(input(options), options.reading().encoding());
  }

  /** A table of whichever form its content shows. */
  static RowSource file(TableOptions options) {
    Input input = input(options);
    return form(input) instanceof JsonForm
        ? JsonSource.open(input, options.reading().encoding())
        : CsvSource.open(input, options.reading().encoding(), options.reading().separator());
  }

  /** The form of a table, by its content. */
  static FileForm form(Input input) {
    JsonForm json = new JsonForm();
    return json.matches(FileHead.of(input)) ? json : new CsvForm();
  }

  static Input input(TableOptions options) {
    return FileForms.text(
        options.isStandardInput()
            ? Input.stream("stdin", options.standardInput())
            : Input.file(options.file()));
  }
}
