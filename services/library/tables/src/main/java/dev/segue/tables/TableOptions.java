package dev.segue.tables;

import dev.segue.tables.form.FileForms;
import dev.segue.tables.form.ReadOptions;
import dev.segue.tables.map.MappingOptions;
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
 * @param reading how it is read
 */
public record TableOptions(Path file, InputStream standardInput, ReadOptions reading) {

  /** The file name that stands for the standard input. */
  public static final Path STANDARD_INPUT = FileForms.STANDARD_INPUT;

  /** A table about which nothing is said. */
  public static TableOptions of(Path file) {
    return new TableOptions(file, System.in, ReadOptions.NONE);
  }

  /** What is read where the file is {@link #STANDARD_INPUT}; closed with the collection. */
  public TableOptions withStandardInput(InputStream stream) {
    return new TableOptions(file, stream, reading);
  }

  /** The character encoding; null to find out. */
  public TableOptions withEncoding(@Nullable Charset charset) {
    return with(new ReadOptions(charset, reading.separator(), mapping(), reading.joins()));
  }

  /** What separates the columns of a CSV table; null to find out. */
  public TableOptions withSeparator(@Nullable Character character) {
    return with(new ReadOptions(reading.encoding(), character, mapping(), reading.joins()));
  }

  /** As {@code --map ours=theirs} says it; a later name of the same field wins. */
  public TableOptions withColumns(Map<String, String> named) {
    Map<String, String> more = new LinkedHashMap<>(mapping().columns());
    more.putAll(named);
    return with(mapping().withColumns(more));
  }

  /** As {@code --unit column=unit} says it; a later unit of the same column wins. */
  public TableOptions withUnits(Map<String, String> named) {
    Map<String, String> more = new LinkedHashMap<>(mapping().units());
    more.putAll(named);
    return with(mapping().withUnits(more));
  }

  /** The column with the track's id; null to find out. */
  public TableOptions withIdColumn(@Nullable String column) {
    return with(mapping().withIdColumn(column));
  }

  /** Whether a value that cannot be read rejects its row. */
  public TableOptions withStrict(boolean strict) {
    return with(mapping().withStrict(strict));
  }

  /** The layer that the tracks speak for; null is the base layer. */
  public TableOptions withLayer(@Nullable String layer) {
    return with(mapping().withLayer(layer));
  }

  /** Whether tracks of which no sound is known are tracks as well. */
  public TableOptions withoutSound(boolean accepted) {
    return with(mapping().withoutSound(accepted));
  }

  /** One more table to join; an earlier one wins where both have a value. */
  public TableOptions withJoin(Path table) {
    List<Path> more = new ArrayList<>(reading.joins());
    more.add(table);
    return with(new ReadOptions(reading.encoding(), reading.separator(), mapping(), more));
  }

  /** One more column to hand on beside the track, such as one that people have judged it in. */
  public TableOptions withLabel(String column) {
    List<String> more = new ArrayList<>(mapping().labels());
    more.add(column);
    return with(mapping().withLabels(more));
  }

  boolean isStandardInput() {
    return file.equals(STANDARD_INPUT);
  }

  private MappingOptions mapping() {
    return reading.mapping();
  }

  private TableOptions with(ReadOptions options) {
    return new TableOptions(file, standardInput, options);
  }

  private TableOptions with(MappingOptions options) {
    return with(new ReadOptions(reading.encoding(), reading.separator(), options, reading.joins()));
  }
}
