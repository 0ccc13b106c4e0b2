package dev.segue.collector;

import dev.segue.collector.form.FileForms;
import dev.segue.collector.form.ReadOptions;
import dev.segue.collector.map.MappingOptions;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table to collect, and what the user says about it; what is not said is found out.
 *
 * @param file the table; {@link #STANDARD_INPUT} for {@code standardInput}
 * @param standardInput read when the file is {@code -}
 * @param encoding null to find out
 * @param separator of a CSV table; null to find out
 * @param columns our field name to the table's column name
 * @param idColumn the column with the id; null to find out
 * @param joins tables that fill, by track id, what this one leaves open
 * @param labels columns whose values are handed on beside the track, as they are written
 */
public record TableOptions(
    Path file,
    InputStream standardInput,
    @Nullable Charset encoding,
    @Nullable Character separator,
    Map<String, String> columns,
    @Nullable String idColumn,
    List<Path> joins,
    List<String> labels) {

  /** The file name that stands for the standard input. */
  public static final Path STANDARD_INPUT = FileForms.STANDARD_INPUT;

  public TableOptions {
    columns = Map.copyOf(columns);
    joins = List.copyOf(joins);
    labels = List.copyOf(labels);
  }

  /** A table about which nothing is said. */
  public static TableOptions of(Path file) {
    return new TableOptions(file, System.in, null, null, Map.of(), null, List.of(), List.of());
  }

  /** What is read where the file is {@link #STANDARD_INPUT}; closed with the collection. */
  public TableOptions withStandardInput(InputStream stream) {
    return new TableOptions(file, stream, encoding, separator, columns, idColumn, joins, labels);
  }

  /** The character encoding; null to find out. */
  public TableOptions withEncoding(@Nullable Charset charset) {
    return new TableOptions(
        file, standardInput, charset, separator, columns, idColumn, joins, labels);
  }

  /** What separates the columns of a CSV table; null to find out. */
  public TableOptions withSeparator(@Nullable Character character) {
    return new TableOptions(
        file, standardInput, encoding, character, columns, idColumn, joins, labels);
  }

  /** As {@code --map ours=theirs} says it; a later name of the same field wins. */
  public TableOptions withColumns(Map<String, String> named) {
    Map<String, String> more = new LinkedHashMap<>(columns);
    more.putAll(named);
    return new TableOptions(
        file, standardInput, encoding, separator, more, idColumn, joins, labels);
  }

  /** The column with the track's id; null to find out. */
  public TableOptions withIdColumn(@Nullable String column) {
    return new TableOptions(
        file, standardInput, encoding, separator, columns, column, joins, labels);
  }

  /** One more table to join; an earlier one wins where both have a value. */
  public TableOptions withJoin(Path table) {
    List<Path> more = new ArrayList<>(joins);
    more.add(table);
    return new TableOptions(
        file, standardInput, encoding, separator, columns, idColumn, more, labels);
  }

  /** One more column to hand on beside the track, such as one that people have judged it in. */
  public TableOptions withLabel(String column) {
    List<String> more = new ArrayList<>(labels);
    more.add(column);
    return new TableOptions(
        file, standardInput, encoding, separator, columns, idColumn, joins, more);
  }

  boolean isStandardInput() {
    return file.equals(STANDARD_INPUT);
  }

  /** What is said of how to read the table, without the table itself. */
  public ReadOptions reading() {
    return new ReadOptions(
        encoding, separator, new MappingOptions(columns, idColumn, labels), joins);
  }
}
