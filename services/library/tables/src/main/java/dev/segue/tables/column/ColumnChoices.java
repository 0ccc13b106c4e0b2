package dev.segue.tables.column;

import dev.segue.tables.source.Header;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user says of columns, over what would be found out.
 *
 * @param columns the table's name of a field's column; those that a header does not have are
 *     another table's
 * @param units the unit of a column, by the column's name or by the field's
 */
public record ColumnChoices(Map<Field, String> columns, Map<String, Unit> units) {

  /** Nothing said. */
  public static final ColumnChoices NONE = new ColumnChoices(Map.of(), Map.of());

  public ColumnChoices {
    columns = Map.copyOf(columns);
    units = Map.copyOf(units);
  }

  /** The column that the user names for a field; {@link ColumnName#ABSENT} if there is none. */
  int column(Header header, Field field) {
    String theirs = columns.get(field);
    return theirs == null ? ColumnName.ABSENT : ColumnName.column(header, theirs);
  }

  /** Whether the user says that this column is something. */
  boolean isNamed(String column) {
    String name = ColumnName.normalise(column);
    return columns.values().stream().anyMatch(theirs -> ColumnName.normalise(theirs).equals(name));
  }

  /** The unit that the user says; null if it is left to be found out. */
  @Nullable Unit unit(String column, Field field) {
    for (Map.Entry<String, Unit> said : units.entrySet()) {
      String name = ColumnName.normalise(said.getKey());
      boolean meant =
          name.equals(ColumnName.normalise(column))
              || name.equals(ColumnName.normalise(field.label()))
              || (field == Field.DURATION_MS && name.equals("duration"));
      if (meant && said.getValue().fits(field)) {
        return said.getValue();
      }
    }
    return null;
  }
}
