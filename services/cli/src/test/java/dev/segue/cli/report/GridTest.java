package dev.segue.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
  private final Report report = new Report("a benchmark", "nothing else running");
  private final Grid grid = report.add(new Grid("questions", List.of("median ms", "recall")));

  @Test
  void shouldShowOneLineForEachThingAndKeepItsFigures() {
    grid.line(
        "trees",
        Arrays.asList(
            Figure.of("trees_ms", "trees", 0.0421, "ms").atMost(0.1),
            Figure.of("trees_recall", "trees", 1, "")));
    grid.line(
        "a graph", Arrays.asList(Figure.of("graph_ms", "graph", 0.5, "ms").atMost(0.1), null));
    grid.note("One remark.");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsSequence(
            "  questions              median ms  recall",
            "  trees             0.042 (≤ 0.10)       1",
            "  a graph    0.50 (≤ 0.10, missed)        ",
            "  One remark.");
    assertThat(report.figures())
        .extracting(Figure::key)
        .containsExactly("trees_ms", "trees_recall", "graph_ms");
  }

  @Test
  void shouldHaveACellForEachColumn() {
    assertThatThrownBy(() -> grid.line("trees", List.of())).hasMessage("0 figures for 2 columns");
  }
}
