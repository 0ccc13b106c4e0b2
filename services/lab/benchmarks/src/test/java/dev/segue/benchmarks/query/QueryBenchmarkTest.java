package dev.segue.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.cli.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement, of small catalogues. */
class QueryBenchmarkTest {
  private static final int TRACKS = 20_000;
  private static final Path KEYS = Path.of("..", "..", "..", "docs", "bench-query.md");
  private static final Pattern KEY = Pattern.compile("^\\| `([^`]+)` \\|.*");

  @Test
  void shouldFindEveryAnswerExactAndWriteTheDocumentedKeys(@TempDir Path folder) throws Exception {
    List<String> said = new ArrayList<>();
    Report report =
        new QueryBenchmark(
                new QueryBenchmark.Options(
                    List.of(TRACKS), 2_000, TRACKS, new Effort(60, 0.05, 0.02)),
                said::add)
            .run();
    Path file = folder.resolve("query.json");
    report.write(file);

    JsonNode figures = new ObjectMapper().readTree(file.toFile()).path("figures");
    assertThat(value(figures, "tracks_20000_wrong")).isZero();
    assertThat(value(figures, "tracks_20000_checked")).isGreaterThan(800);
    assertThat(value(figures, "peer_segue_filtered_recall")).isEqualTo(1);
    assertThat(value(figures, "peer_scan_track_recall")).isEqualTo(1);
    assertThat(value(figures, "peer_jvector_track_wide_recall")).isBetween(0.9, 1.0);
    assertThat(value(figures, "peer_hnswlib_profile_wide_recall")).isBetween(0.9, 1.0);
    assertThat(value(figures, "sizing_heap_mb_10000k"))
        .isGreaterThan(10 * value(figures, "sizing_all_mb_1000k"));
    assertThat(value(figures, "rest_similar_per_s")).isPositive();
    assertThat(said).contains("building JVector", "REST: asking");
    List<Pattern> documented = documented();
    for (Map.Entry<String, JsonNode> figure : figures.properties()) {
      assertThat(documented)
          .as("a line of docs/bench-query.md for %s", figure.getKey())
          .anyMatch(pattern -> pattern.matcher(figure.getKey()).matches());
    }
    for (Pattern pattern : documented) {
      assertThat(figures.properties())
          .as("a figure for %s of docs/bench-query.md", pattern)
          .anyMatch(figure -> pattern.matcher(figure.getKey()).matches());
    }
  }

  private static double value(JsonNode figures, String key) {
    assertThat(figures.has(key)).as(key).isTrue();
    return figures.path(key).path("value").asDouble();
  }

  /** In the documents, {@code <x>} stands for anything, and {@code [x]} may be left out. */
  private static List<Pattern> documented() throws Exception {
    try (Stream<String> lines = Files.lines(KEYS)) {
      return lines
          .map(KEY::matcher)
          .filter(java.util.regex.Matcher::matches)
          .map(
              line ->
                  Pattern.compile(
                      line.group(1)
                          .replaceAll("<[a-z]+>", "[a-z0-9_]+")
                          .replaceAll("\\[(_[a-z0-9]+)]", "($1)?")))
          .toList();
    }
  }
}
