package dev.segue.collector;

import dev.segue.collector.form.FileForms;
import dev.segue.collector.source.CsvSource;
import dev.segue.collector.source.Input;
import dev.segue.collector.source.JsonLinesSource;
import dev.segue.collector.source.RowSource;

/** Opens tables as their options say. */
final class Tables {

  private Tables() {}

  /** A table of separated values. */
  static RowSource csv(TableOptions options) {
    return CsvSource.open(input(options), options.encoding(), options.separator());
  }

  /** A file of JSON lines. */
  static RowSource jsonl(TableOptions options) {
    return JsonLinesSource.open(input(options), options.encoding());
  }

  static Input input(TableOptions options) {
    return FileForms.text(
        options.isStandardInput()
            ? Input.stream("stdin", options.standardInput())
            : Input.file(options.file()));
  }
}
