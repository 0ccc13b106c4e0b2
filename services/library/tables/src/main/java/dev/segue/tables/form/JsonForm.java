package dev.segue.tables.form;

import dev.segue.tables.source.Input;
import dev.segue.tables.source.JsonSource;
import dev.segue.tables.source.RowSource;

/** JSON: one object a line, a list of objects, or an answer of a service as it came. */
public final class JsonForm extends TableForm {

  @Override
  public String title() {
    return "JSON";
  }

  @Override
  public boolean matches(FileHead head) {
    String text = head.strippedText();
    return text.startsWith("{") || (text.startsWith("[") && isList(text));
  }

  /** A CSV table may begin with a bracket as well, in the name of its first column. */
  private static boolean isList(String text) {
    String inner = text.substring(1).stripLeading();
    return inner.isEmpty() || "{[]\"n".indexOf(inner.charAt(0)) >= 0 || inner.charAt(0) == '-';
  }

  @Override
  RowSource rows(Input input, ReadOptions options) {
    return JsonSource.open(input, options.encoding());
  }
}
