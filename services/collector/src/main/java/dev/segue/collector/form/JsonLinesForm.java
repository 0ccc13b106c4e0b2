package dev.segue.collector.form;

import dev.segue.collector.source.Input;
import dev.segue.collector.source.JsonLinesSource;
import dev.segue.collector.source.RowSource;

/** JSON: one object a line. */
public final class JsonLinesForm extends TableForm {

  @Override
  public String title() {
    return "JSON lines";
  }

  @Override
  public boolean matches(FileHead head) {
    return head.strippedText().startsWith("{");
  }

  @Override
  RowSource rows(Input input, ReadOptions options) {
    return JsonLinesSource.open(input, options.encoding());
  }
}
