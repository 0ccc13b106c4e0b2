package dev.segue.tables.map;

import dev.segue.tables.column.ColumnChoices;
import dev.segue.tables.column.ColumnName;
import dev.segue.tables.column.Field;
import dev.segue.tables.column.Unit;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about the columns, over what the collector would find out itself.
 *
 * @param columns our field name ({@link Field#label()}) to the table's column name
 * @param idColumn the column that holds the id, whatever it looks like; null to find out
 * @param labels columns whose values are handed on beside the track, as they are written
 * @param units name of a column, or of a field, to the name of its unit ({@link Unit})
 * @param strict whether a value that cannot be read rejects its row, instead of being left out
 * @param layer the layer that the tracks speak for; null is the base layer
 * @param withoutSound whether tracks of which nothing is known but names, length and popularity are
 *     tracks as well; those of a whole table of such go to the layer {@link #NAMES}
 */
public record MappingOptions(
    Map<String, String> columns,
    @Nullable String idColumn,
    List<String> labels,
    Map<String, String> units,
    boolean strict,
    @Nullable String layer,
    boolean withoutSound) {

  /** The layer of tables that know no sound: they must not replace what others know of it. */
  public static final String NAMES = "names";

  /** Nothing said. */
  public static final MappingOptions NONE =
      new MappingOptions(Map.of(), null, List.of(), Map.of(), false, null, false);

  public MappingOptions {
    columns = Map.copyOf(columns);
    labels = List.copyOf(labels);
    units = Map.copyOf(units);
  }

  public MappingOptions withColumns(Map<String, String> named) {
    return new MappingOptions(named, idColumn, labels, units, strict, layer, withoutSound);
  }

  public MappingOptions withIdColumn(@Nullable String column) {
    return new MappingOptions(columns, column, labels, units, strict, layer, withoutSound);
  }

  public MappingOptions withLabels(List<String> names) {
    return new MappingOptions(columns, idColumn, names, units, strict, layer, withoutSound);
  }

  public MappingOptions withUnits(Map<String, String> named) {
    return new MappingOptions(columns, idColumn, labels, named, strict, layer, withoutSound);
  }

  public MappingOptions withStrict(boolean rejects) {
    return new MappingOptions(columns, idColumn, labels, units, rejects, layer, withoutSound);
  }

  public MappingOptions withLayer(@Nullable String name) {
    return new MappingOptions(columns, idColumn, labels, units, strict, name, withoutSound);
  }

  public MappingOptions withoutSound(boolean accepted) {
    return new MappingOptions(columns, idColumn, labels, units, strict, layer, accepted);
  }

  /**
   * The choices for a table.
   *
   * @param headers the table's, and those of the tables joined to it: a name may be in any of them
   * @throws CollectException if a field or unit is not one of ours, or a column is in none of the
   *     headers; names the nearest
   */
  ColumnChoices choices(List<Header> headers) {
    return new ColumnChoices(byField(headers), unitsByName());
  }

  /** The choices for a table that need not have the columns. */
  ColumnChoices choicesUnchecked() {
    return new ColumnChoices(byFieldUnchecked(), unitsByName());
  }

  private Map<String, Unit> unitsByName() {
    Map<String, Unit> known = new LinkedHashMap<>();
    units.forEach(
        (column, name) -> {
          Unit unit = Unit.named(name);
          if (unit == null) {
            throw new CollectException(
                "--unit "
                    + column
                    + "="
                    + name
                    + ": there is no unit "
                    + name
                    + ". The units are "
                    + String.join(", ", Unit.names())
                    + ".");
          }
          known.put(column, unit);
        });
    return known;
  }

  /**
   * The chosen column names by field.
   *
   * @param headers the table's, and those of the tables joined to it: a name may be in any of them
   * @throws CollectException if a field is not one of ours, or a column is in none of the headers;
   *     names the nearest
   */
  private Map<Field, String> byField(List<Header> headers) {
    Map<Field, String> chosen = byFieldUnchecked();
    columns.forEach(
        (ours, theirs) -> requireColumn(theirs, headers, "--map " + ours + "=" + theirs));
    if (idColumn != null) {
      requireColumn(idColumn, headers.subList(0, 1), "--id-column " + idColumn);
      chosen.put(Field.ID, idColumn);
    }
    labels.forEach(label -> requireColumn(label, headers.subList(0, 1), "Label " + label));
    return chosen;
  }

  /** The chosen names, for a table that need not have them. */
  private Map<Field, String> byFieldUnchecked() {
    Map<Field, String> chosen = new LinkedHashMap<>();
    columns.forEach((ours, theirs) -> chosen.put(field(ours), theirs));
    return chosen;
  }

  private static Field field(String ours) {
    return field(ours, List.of(Field.values()), Field::label);
  }

  /**
   * The field that a user means.
   *
   * @throws CollectException if there is none; names the nearest
   */
  static <F> F field(String ours, List<F> fields, Function<F, String> label) {
    String wanted = ColumnName.normalise(ours);
    for (F field : fields) {
      if (ColumnName.normalise(label.apply(field)).equals(wanted)) {
        return field;
      }
    }
    List<String> labels = fields.stream().map(label).toList();
    throw new CollectException(
        String.format(
            Locale.ROOT,
            "--map %s=…: there is no field %s; did you mean %s? The fields are %s.",
            ours,
            ours,
            ColumnName.nearest(ours, labels),
            String.join(", ", labels)));
  }

  /**
   * Checks that a column is there.
   *
   * @throws CollectException if it is in none of the headers; names the nearest
   */
  static void requireColumn(String theirs, List<Header> headers, String option) {
    List<String> names = new ArrayList<>();
    headers.forEach(header -> names.addAll(header.names()));
    if (names.stream()
        .noneMatch(name -> ColumnName.normalise(name).equals(ColumnName.normalise(theirs)))) {
      throw new CollectException(
          option
              + ": there is no column "
              + theirs
              + "; did you mean "
              + ColumnName.nearest(theirs, names)
              + "?");
    }
  }
}
