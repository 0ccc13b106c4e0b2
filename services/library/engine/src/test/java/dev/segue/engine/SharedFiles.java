package dev.segue.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Reference values and tables that are kept beside the repository, in a folder {@code shared} (or
 * where the system property {@code segue.shared} says). A test that needs one is skipped, with a
 * message, where it is absent.
 */
public final class SharedFiles {

  private SharedFiles() {}

  /** A file of reference values. */
  public static Path oracle(String name) {
    return find("oracles/" + name);
  }

  /** A JSON file of reference values. */
  public static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(oracle(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A CSV file of numbers, with or without a header. */
  public static DMatrixRMaj matrix(String name) {
    try {
      List<double[]> rows =
          Files.readAllLines(oracle(name)).stream()
              .filter(line -> !line.isBlank() && !Character.isLetter(line.charAt(0)))
              .map(SharedFiles::numbers)
              .toList();
      return new DMatrixRMaj(rows.toArray(double[][]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Columns of a CSV file of reference values with a header. */
  public static DMatrixRMaj matrixOf(String name, List<String> columns) {
    return columnsOf(oracle(name), columns);
  }

  /** Columns of a CSV file with a header; what is not a number becomes NaN. */
  public static DMatrixRMaj columns(String name, List<String> columns) {
    return columnsOf(find("data/" + name), columns);
  }

  private static DMatrixRMaj columnsOf(Path file, List<String> columns) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      List<double[]> rows =
          reader.stream()
              .map(r -> columns.stream().mapToDouble(c -> number(r.getField(c))).toArray())
              .toList();
      return new DMatrixRMaj(rows.toArray(double[][]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One column of a CSV file with a header, as it is written. */
  public static List<String> column(String name, String column) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(find("data/" + name))) {
      return reader.stream().map(r -> r.getField(column)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path find(String relative) {
    @Nullable String configured = System.getProperty("segue.shared");
    if (configured != null) {
      return present(Path.of(configured, relative), relative);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path candidate = folder.resolve("shared").resolve(relative);
      if (Files.exists(candidate)) {
        return candidate;
      }
      folder = folder.getParent();
    }
    return present(Path.of("shared", relative), relative);
  }

  private static Path present(Path path, String relative) {
    assumeTrue(Files.exists(path), () -> "needs shared/" + relative + " beside the repository");
    return path;
  }

  private static double[] numbers(String line) {
    String[] fields = line.split(",", -1);
    double[] values = new double[fields.length];
    for (int i = 0; i < fields.length; i++) {
      values[i] = Double.parseDouble(fields[i].toLowerCase(Locale.ROOT));
    }
    return values;
  }

  private static double number(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
