package dev.segue.tables.source;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The column names of a table, as they are written there and in its order; a name may be empty or
 * occur twice.
 */
public record Header(List<String> names) {

  private static final String UNNAMED = "(unnamed)";

  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i)added.?by|ip.?addr|^ip$|user.?name|user.?agent|e.?mail|conn.?country|hinzugefügt von"
              + "|ajouté par|añadido por|aggiunto da|adicionado por|toegevoegd door|tillagd av");

  public Header {
    names = List.copyOf(names);
  }

  public int size() {
    return names.size();
  }

  public String name(int column) {
    return names.get(column);
  }

  /** A name for a message: without blanks around it, and visible where there is none. */
  public String shown(int column) {
    String name = names.get(column).strip();
    return name.isEmpty() ? UNNAMED : name;
  }

  /** Whether a column is about a person: it is never shown. */
  boolean isPersonal(int column) {
    return column < names.size() && PERSONAL.matcher(names.get(column)).find();
  }

  /** The names for a message, the unnamed ones made visible. */
  public String describe() {
    return String.join(", ", IntStream.range(0, size()).mapToObj(this::shown).toList());
  }
}
