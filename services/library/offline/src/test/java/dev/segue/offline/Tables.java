package dev.segue.offline;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.TableOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Tables for tests. */
public final class Tables {

  private Tables() {}

  /** A table from its text. */
  public static OfflineTable of(String csv, boolean keepRepeats) {
    TableOptions options =
        TableOptions.of(TableOptions.STANDARD_INPUT)
            .withStandardInput(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    return read(options, keepRepeats);
  }

  /** Invented tracks of six features; the same seed gives the same. */
  public static OfflineTable random(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder csv =
        new StringBuilder("id,energy,loudness,valence,acousticness,speechiness,tempo\n");
    for (int row = 0; row < rows; row++) {
      double energy = random.nextDouble();
      csv.append(
          String.format(
              Locale.ROOT,
              "t%04d,%s,%s,%s,%s,%s,%s%n",
              row,
              energy,
              -30 + 25 * energy + random.nextDouble(),
              random.nextDouble(),
              (1 - energy) * random.nextDouble(),
              random.nextDouble() * random.nextDouble(),
              60 + 140 * random.nextDouble()));
    }
    return of(csv.toString(), false);
  }

  /** A table from {@code shared/data} beside the repository; skips the test where it is not. */
  public static OfflineTable shared(String name, boolean keepRepeats) {
    return read(TableOptions.of(sharedFile("data/" + name)), keepRepeats);
  }

  /** The raw table of a reference case, row i being track {@code i}. */
  public static OfflineTable oracle(String data) {
    List<String> lines = lines("oracles/" + data + "_X.csv");
    StringBuilder csv = new StringBuilder("id,").append(lines.get(0)).append('\n');
    for (int row = 1; row < lines.size(); row++) {
      csv.append("r").append(row - 1).append(',').append(lines.get(row)).append('\n');
    }
    return of(csv.toString(), false);
  }

  /** A file of numbers without a header. */
  public static double[][] numbers(String name) {
    return lines(name).stream()
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  /** A file from {@code shared} beside the repository; skips the test where it is not. */
  public static Path sharedFile(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("../shared").resolve(name))) {
      folder = folder.getParent();
    }
    Path found = folder == null ? null : folder.resolve("../shared").resolve(name).normalize();
    assumeTrue(found != null, () -> "skipped: there is no ../shared/" + name);
    return found == null ? Path.of("") : found;
  }

  private static List<String> lines(String name) {
    try {
      return Files.readAllLines(sharedFile(name)).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OfflineTable read(TableOptions options, boolean keepRepeats) {
    try (Collection collection = Collection.csv(options)) {
      return OfflineTable.read(collection, keepRepeats, CollectListener.SILENT);
    }
  }
}
