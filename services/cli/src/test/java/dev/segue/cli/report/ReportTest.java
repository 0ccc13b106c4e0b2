package dev.segue.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path folder = Path.of("");
  private final Report report = new Report("a benchmark", "nothing else running");

  @Test
  void shouldPrintTheGoalBesideTheFigureAndSayWhatIsMissed() {
    report.add(Figure.of("rate", "records", 123_456.7, "/s").atLeast(100_000));
    report.add(Figure.of("ratio", "ratio", 0.514, "").atLeast(0.6));
    report.add(Figure.of("time", "time", 12.34, "s").atMost(10));

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .containsPattern("records +123,457 /s +≥ 100,000\n")
        .containsPattern("ratio +0.51 +≥ 0.60  \\(missed\\)\n")
        .containsPattern("time +12.3 s +≤ 10  \\(missed\\)\n");
  }

  @Test
  void shouldWriteFiguresForMachines() throws Exception {
    report.add(Figure.of("rate", "records", 2.5, "/s").atLeast(2));
    Path file = folder.resolve("report.json");

    report.write(file);

    JsonNode rate = new ObjectMapper().readTree(file.toFile()).at("/figures/rate");
    assertThat(rate.path("value").asDouble()).isEqualTo(2.5);
    assertThat(rate.path("goal").asDouble()).isEqualTo(2);
    assertThat(rate.path("met").asBoolean()).isTrue();
  }
}
