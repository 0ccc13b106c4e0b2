package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person gets for a command line that is right, and for one that is not. */
class CommandLineTest {
  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(realOut);
    System.setErr(realErr);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collect",
        "collect csv",
        "collect jsonl",
        "collect sample",
        "collect feedback",
        "streams",
        "query",
        "watch",
        "fit",
        "neighbors",
        "elbow",
        "genres",
        "calibrate",
        "evaluate-taste",
        "models",
        "models show",
        "models promote",
        "models pin",
        "models unpin",
        "models alias",
        "evaluate"
      })
  void shouldShowExamplesInEveryHelp(String command) {
    assertThat(run(command + " --help")).isZero();
    assertThat(text(out)).contains("Examples:").contains("  segue ");
  }

  @Test
  void shouldNameEveryTopicThatCanBeWatched() {
    assertThat(run("watch --help")).isZero();
    assertThat(text(out)).contains(new Topics("").all());
  }

  @Test
  void shouldNameTheNearestFlag() {
    assertThat(run("query --http-prot 80")).isEqualTo(2);
    assertThat(sentence()).contains("--http-prot").contains("Try 'segue query --help'.");
  }

  @Test
  void shouldNameTheMissingFile() {
    assertThat(run("collect csv no-such-file.csv")).isEqualTo(1);
    assertThat(sentence()).contains("no-such-file.csv");
  }

  @Test
  void shouldNameTheNearestSetting() {
    assertThat(run("watch tracks --set segue.topics.prefx=x.")).isEqualTo(1);
    assertThat(sentence()).contains("segue.topics.prefx").contains("segue.topics.prefix");
  }

  @Test
  void shouldSayThatNoKafkaAnswers() {
    assertThat(
            run(
                "collect sample --tracks 5 --bootstrap-server localhost:1"
                    + " --set segue.collector.connect-timeout=2s"))
        .isEqualTo(1);
    assertThat(sentence()).contains("localhost:1");
  }

  @Test
  void shouldFitATableAndWriteItDown(@TempDir Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("id,energy,tempo,valence\n");
    for (int i = 0; i < 40; i++) {
      csv.append("t%d,0.%02d,%d,0.%d\n".formatted(i, i * 2, 60 + 7 * i % 90, i % 10));
    }
    Path table = Files.writeString(folder.resolve("songs.csv"), csv + "bad,7,,\n");
    String files = folder.resolve("model").toString();

    assertThat(run("fit " + table + " --k 2 --output-dir " + files)).isZero();
    assertThat(text(out))
        .startsWith("classic: 2 components by coordinate descent, fitted on all 40 rows.")
        .contains(
            "Written to " + files + ": H.csv, W.csv, categories.csv, neighbors.csv, fit.json");
    assertThat(text(err))
        .contains("rejected: line 42, energy \"7\": not from 0 to 1")
        .contains("songs.csv: 41 rows read = 40 used + 0 repeats + 1 rejected.");
    err.reset();
    assertThat(run("fit " + table + " --output-dir " + files)).isEqualTo(1);
    assertThat(sentence()).contains("already holds H.csv").contains("--overwrite");
    err.reset();
    assertThat(run("fit " + table + " --k 3")).isEqualTo(1);
    assertThat(text(err)).contains("segue fit: 3 components are too many for songs.csv");
  }

  @Test
  void shouldKnowBeforeTheWorkThatTheFiguresCannotBeWritten(@TempDir Path folder) {
    Path nowhere = folder.resolve("none/taste.json");
    assertThat(run("evaluate-taste no-such-file.csv --target liked --json " + nowhere))
        .isEqualTo(1);
    assertThat(sentence()).contains("--json " + nowhere + ": name a file in a folder that exists.");
  }

  @Test
  void shouldEvaluateATableOfAnyForm(@TempDir Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      lines.append(
          "{\"id\":\"t%d\",\"energy\":0.%02d,\"tempo\":%d,\"valence\":0.%d,\"mood\":\"%s\"}%n"
              .formatted(i, i, 60 + 7 * i % 90, i % 10, i < 30 ? "calm" : "wild"));
    }
    Path table = Files.writeString(folder.resolve("songs.jsonl"), lines);

    assertThat(
            run(
                "evaluate "
                    + table
                    + " --label mood --queries 20 --set segue.recipes.two.components=2 --recipes"
                    + " two"))
        .isZero();
    assertThat(text(out)).contains("precision@10").contains("two ");
    assertThat(text(err)).contains("songs.jsonl: 60 rows read = 60 used");
  }

  @Test
  void shouldNameTheNearestRecipe() {
    assertThat(run("fit songs.csv --recipe clasic")).isEqualTo(1);
    assertThat(sentence()).contains("There is no recipe clasic").contains("classic");
  }

  @Test
  void shouldAskWhosePlaysAreToBeRatings() {
    assertThat(run("collect songs.csv --plays-as-ratings --dry-run")).isEqualTo(2);
    assertThat(sentence()).contains("--listener NAME");
  }

  private int run(String line) {
    return Segue.run(line.split(" ", -1));
  }

  /** All that was said; it must be one line, and no stack trace. */
  private String sentence() {
    List<String> lines = text(err).lines().toList();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
