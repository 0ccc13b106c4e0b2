package dev.segue.tables;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases that came with the project, where a developer has them beside it ({@code
 * ../shared/cases}); skipped elsewhere.
 */
class SharedCasesTest {

  private static final Map<String, List<String>> EXPECTED =
      Map.ofEntries(
          Map.entry(
              "01-unit-in-parentheses",
              List.of("par1: duration_ms = 201000 | loudness = -7.5 | tempo = 101 | energy = 0.5")),
          Map.entry(
              "02-abbreviated-headers",
              List.of(
                  "Plain Door: energy = 0.89 | danceability = 0.67 | loudness = -4 | liveness ="
                      + " 0.08",
                  "Plain Door: valence = 0.8 | duration_ms = 217000 | acousticness = 0.19",
                  "Plain Door: speechiness = 0.04 | popularity = 83 | tempo = 97")),
          Map.entry("03-artists-as-dicts", List.of("dict01: artists = Vera Lin; Ode Marr")),
          Map.entry("04-title-beside-title", List.of("syt1: title = Copper Rain")),
          Map.entry(
              "05-title-column-half-empty",
              List.of("gv2a: title = Slow Ferry", "gv2c: title = Euphoric Selection")),
          Map.entry(
              "06-json-lines-mixed-names",
              List.of("mx1: title = Slow Barge", "mx2: artists = Ola Bek")),
          Map.entry("07-json-array", List.of("rows = 2", "rejected = 0", "arr2: tempo = 110")),
          Map.entry(
              "08-percent-without-sign",
              List.of(
                  "Low Tide: danceability = 0.8",
                  "Mid Tide: danceability = 0.55",
                  "High Tide: danceability = 0.01")),
          Map.entry("09-thousands-in-decimal-comma-table", List.of("semi1: duration_ms = 226864")),
          Map.entry("10-duration-in-minutes", List.of("min1x: duration_ms = 205200")),
          Map.entry("11-same-song-in-another-edition", List.of("rows = 4", "rejected = 0")),
          Map.entry("12-spotify-uri-over-rest", List.of("REST1: external_ids = spotify:REST1")),
          Map.entry(
              "13-json-lines-id-in-a-later-column",
              List.of("rows = 2", "rejected = 0", "ne1: tempo = 100", "ne2: tempo = 101")));

  static Stream<String> cases() {
    return EXPECTED.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldGiveWhatTheCaseExpects(String name) throws IOException {
    Path folder = shared().resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no ../shared/cases/" + name);
    try (Stream<Path> files = Files.list(folder)) {
      Path input =
          files
              .filter(file -> file.getFileName().toString().startsWith("input."))
              .sorted()
              .findFirst()
              .orElseThrow();
      new ImportExpectations()
          .check(TableOptions.of(input), EXPECTED.getOrDefault(name, List.of()));
    }
  }

  private static Path shared() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("../shared/cases"))) {
      folder = folder.getParent();
    }
    return (folder == null ? Path.of("") : folder).resolve("../shared/cases").normalize();
  }
}
