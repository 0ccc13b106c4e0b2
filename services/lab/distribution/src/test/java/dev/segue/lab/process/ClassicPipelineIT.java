package dev.segue.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table goes through the whole of Segue, as events on a real broker, and the settled model {@code
 * classic} answers as the scikit-learn pipeline answered for the same table (MinMaxScaler, NMF of 7
 * components with its defaults, Normalizer), which is recorded in shared/oracles.
 */
class ClassicPipelineIT {
  private static final Duration READY = Duration.ofMinutes(3);
  private static final int TRACKS = 2_000;
  private static final int ASKED = 20;

  /** What the rows of the recorded fit and their exact projection differ by: it stops at 1e-4. */
  private static final double FIT_STOPS = 1e-5;

  /** Scores are told to six digits, from rows of single precision. */
  private static final double TOLD = 1e-6;

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldAnswerAsThePublishedPipelineDoes() throws Exception {
    Path oracles = oracles();
    writeEvents(oracles.resolve("synth2000_X.csv"));
    try (SegueProcess demo =
        SegueProcess.start(
            folder,
            "demo",
            "--csv",
            "table.csv",
            "--http-port",
            "0",
            "--kafka-port",
            "0",
            "--registry-port",
            "0",
            "--set",
            "segue.model.settle-after=1s")) {
      demo.awaitLine("Ready after .* 2,000 tracks", READY);
      Rest rest = new Rest(demo.awaitLine("  Segue +(http://\\S+)", READY));
      JsonNode model = settled(rest);
      checkComponents(model, matrix(oracles.resolve("synth2000_k7_H.csv")));
      double[][] rows = normalised(matrix(oracles.resolve("synth2000_k7_Wnnls_exact.csv")));
      double[][] fitted = normalised(matrix(oracles.resolve("synth2000_k7_W.csv")));
      JsonNode recorded = recorded(oracles.resolve("sklearn_nmf_synth.json"));
      for (int seed = 0; seed < ASKED; seed++) {
        JsonNode answer = rest.get("/v1/tracks/t" + seed + "/similar?limit=10&model=classic");
        assertThat(answer.path("model_version").intValue())
            .isEqualTo(model.path("version").intValue());
        checkScores(answer, rows, seed);
        checkList(answer, fitted, seed, recorded.path("top10_first20").path(seed));
      }
    }
  }

  private static JsonNode settled(Rest rest) throws Exception {
    Awaitility.await("classic settles on all tracks")
        .atMost(READY)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              JsonNode model = rest.get("/v1/models/classic");
              return model.path("settled").booleanValue()
                  && model.path("tracks").intValue() == TRACKS
                  && model.path("answers").booleanValue();
            });
    return rest.get("/v1/models/classic");
  }

  /** H as scikit-learn has it is the unit row over the factor on its column of W. */
  private static void checkComponents(JsonNode model, double[][] expected) {
    double greatest = Arrays.stream(expected).flatMapToDouble(Arrays::stream).max().orElseThrow();
    assertThat(model.path("components")).hasSize(expected.length);
    for (JsonNode component : model.path("components")) {
      double scale = component.path("scale").doubleValue();
      List<Double> row = new ArrayList<>();
      component.path("weights").forEach(weight -> row.add(weight.doubleValue() / scale));
      double nearest = Double.MAX_VALUE;
      for (double[] candidate : expected) {
        double difference = 0;
        for (int f = 0; f < candidate.length; f++) {
          difference = Math.max(difference, Math.abs(candidate[f] - row.get(f)));
        }
        nearest = Math.min(nearest, difference);
      }
      assertThat(nearest / greatest).as("component " + component).isLessThan(1e-6);
    }
  }

  /** The list is the best one for the pipeline's own components, in order. */
  private static void checkScores(JsonNode answer, double[][] rows, int seed) {
    double[] best = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      best[row] = row == seed ? 0 : -dot(rows[seed], rows[row]);
    }
    Arrays.sort(best);
    int rank = 0;
    for (JsonNode track : answer.path("tracks")) {
      double exact = dot(rows[seed], rows[number(track)]);
      assertThat(track.path("score").doubleValue()).isCloseTo(exact, within(2 * TOLD));
      assertThat(exact).as("seed " + seed).isCloseTo(-best[rank++], within(TOLD));
    }
    assertThat(rank).isEqualTo(10);
  }

  /** The same ten tracks as recorded, in the same order wherever the fit can tell them apart. */
  private static void checkList(JsonNode answer, double[][] fitted, int seed, JsonNode recorded) {
    TreeSet<Integer> expected = new TreeSet<>();
    recorded.forEach(row -> expected.add(row.intValue()));
    TreeSet<Integer> found = new TreeSet<>();
    double before = Double.MAX_VALUE;
    for (JsonNode track : answer.path("tracks")) {
      found.add(number(track));
      double score = dot(fitted[seed], fitted[number(track)]);
      assertThat(score).as("seed " + seed).isLessThan(before + FIT_STOPS);
      before = score;
    }
    assertThat(found).as("seed " + seed).isEqualTo(expected);
  }

  private void writeEvents(Path table) throws IOException {
    List<String> rows = Files.readAllLines(table);
    List<String> events = new ArrayList<>();
    events.add("track_id,track_name,artists," + rows.get(0));
    for (int i = 1; i < rows.size(); i++) {
      events.add("t" + (i - 1) + ",Title " + (i - 1) + ",Somebody," + rows.get(i));
    }
    Files.write(folder.resolve("table.csv"), events);
  }

  private static JsonNode recorded(Path file) throws IOException {
    for (JsonNode recorded : new ObjectMapper().readTree(file.toFile()).path("cases")) {
      if (recorded.path("data").textValue().equals("synth2000")
          && recorded.path("k").asInt() == 7) {
        return recorded;
      }
    }
    throw new AssertionError("no case of 2,000 rows and 7 components in " + file);
  }

  private static int number(JsonNode track) {
    return Integer.parseInt(track.path("id").textValue().substring(1));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] normalised(double[][] rows) {
    for (double[] row : rows) {
      double length = Math.sqrt(dot(row, row));
      for (int i = 0; i < row.length; i++) {
        row[i] /= length;
      }
    }
    return rows;
  }

  private static double[][] matrix(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  /** The folder of reference values beside the repository; without it there is nothing to test. */
  private static Path oracles() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path oracles = folder.resolve("shared").resolve("oracles");
      if (Files.isDirectory(oracles)) {
        return oracles;
      }
      folder = folder.getParent();
    }
    assumeTrue(false, "needs shared/oracles beside the repository");
    throw new AssertionError("unreachable");
  }
}
