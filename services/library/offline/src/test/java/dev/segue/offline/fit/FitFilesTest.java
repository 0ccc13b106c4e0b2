package dev.segue.offline.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.Tables;
import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitFilesTest {

  private static final long SEED = 12;

  @TempDir private Path folder;

  private final OfflineTable table = Tables.random(60, SEED);
  private final TableFit fit =
      TableFit.onSample(table, Recipe.classic().withRank(RankRule.fixed(3)));
  private final Placement placement = Placement.of(table.rows(), fit.model());

  @Test
  void shouldWriteNumbersThatReadBackAsTheyWere() throws IOException {
    FitFiles.in(folder, false).write(fit, placement, 10, done -> {});

    List<String[]> h = csv("H.csv");
    assertThat(h.get(0))
        .containsExactly(
            "component", "energy", "loudness", "speechiness", "acousticness", "valence", "tempo");
    List<String[]> w = csv("W.csv");
    assertThat(h).hasSize(1 + 3);
    assertThat(w).hasSize(1 + 60);
    for (int i = 0; i < 3; i++) {
      assertThat(h.get(1 + i)[0]).isEqualTo(w.get(0)[1 + i]);
      for (int j = 0; j < 6; j++) {
        assertThat(Double.parseDouble(h.get(1 + i)[1 + j]))
            .isEqualTo(fit.model().components().get(i).weight(j));
      }
      for (int row = 0; row < 60; row++) {
        assertThat(w.get(1 + row)[0]).isEqualTo(table.rows().get(row).id());
        assertThat(Double.parseDouble(w.get(1 + row)[1 + i])).isEqualTo(placement.weight(row, i));
      }
    }
  }

  @Test
  void shouldWriteTheCategoryOfEachTrack() throws IOException {
    FitFiles.in(folder, false).write(fit, placement, 10, done -> {});

    List<String[]> categories = csv("categories.csv");
    assertThat(categories.get(0)).containsExactly("id", "category", "share");
    for (int row = 0; row < 60; row++) {
      assertThat(categories.get(1 + row)[1])
          .isEqualTo(fit.model().components().get(placement.category(row)).name());
    }
  }

  @Test
  void shouldWriteTheNearestByCosine() throws IOException {
    FitFiles.in(folder, false).write(fit, placement, 5, done -> {});

    List<String[]> neighbors = csv("neighbors.csv");
    assertThat(neighbors.get(0)).containsExactly("id", "rank", "neighbor_id", "score");
    assertThat(neighbors).hasSize(1 + 60 * 5);
    for (int track = 0; track < 60; track++) {
      int seed = track;
      List<Double> best =
          Stream.iterate(0, row -> row < 60, row -> row + 1)
              .filter(row -> row != seed)
              .map(row -> cosine(seed, row))
              .sorted((a, b) -> Double.compare(b, a))
              .toList();
      for (int rank = 0; rank < 5; rank++) {
        String[] line = neighbors.get(1 + track * 5 + rank);
        assertThat(line[0]).isEqualTo(table.rows().get(track).id()).isNotEqualTo(line[2]);
        assertThat(line[1]).isEqualTo(Integer.toString(rank + 1));
        assertThat(Double.parseDouble(line[3]))
            .as("seed %d, track %d, rank %d", SEED, track, rank)
            .isCloseTo(best.get(rank), org.assertj.core.api.Assertions.offset(1e-6));
      }
    }
  }

  @Test
  void shouldSayAllOfTheFitInFullPrecision() throws IOException {
    FitFiles.in(folder, false).write(fit, placement, 5, done -> {});

    JsonNode json = new ObjectMapper().readTree(folder.resolve("fit.json").toFile());
    assertThat(json.get("recipe").asText()).isEqualTo("classic");
    assertThat(json.get("fitted_on").asInt()).isEqualTo(60);
    assertThat(json.get("iterations").asInt()).isEqualTo(fit.iterations());
    assertThat(json.get("error").asDouble()).isEqualTo(fit.error());
    assertThat(json.get("placed_error").asDouble()).isEqualTo(placement.error());
    assertThat(json.at("/features/0/low").asDouble())
        .isEqualTo(fit.model().transform().scalings().get(0).low());
    assertThat(json.at("/categories/2/weights/tempo").asDouble())
        .isEqualTo(fit.model().components().get(2).weight(5));
    assertThat(json.at("/categories/0/tracks").asInt()).isEqualTo(placement.count(0));
  }

  @Test
  void shouldNotReplaceAnEarlierFitUnasked() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
    FitFiles.in(folder, false).write(fit, placement, 5, done -> {});

    assertThatThrownBy(() -> FitFiles.in(folder, false))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("already holds H.csv")
        .hasMessageContaining("--overwrite");
    FitFiles.in(folder, true).write(fit, placement, 1, done -> {});
    assertThat(csv("neighbors.csv")).hasSize(1 + 60);
    assertThat(file).hasContent("mine");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(FitFiles.NAMES.size() + 1);
    }
  }

  @Test
  void shouldWriteNeighborsOfATrackOnceThoughItsRowsRepeat() throws IOException {
    OfflineTable repeats =
        Tables.of("id,energy,tempo\na,0.1,100\nb,0.2,120\na,0.1,100\nc,0.9,80\n", true);
    TableFit small = TableFit.onAllRows(repeats, Recipe.classic().withRank(RankRule.fixed(1)));
    FitFiles.in(folder, false)
        .write(small, Placement.of(repeats.rows(), small.model()), 9, n -> {});

    assertThat(csv("W.csv")).hasSize(1 + 4);
    assertThat(csv("neighbors.csv").stream().skip(1).map(line -> line[0] + line[2]))
        .containsExactlyInAnyOrder("ab", "ac", "ba", "bc", "ca", "cb");
  }

  private double cosine(int a, int b) {
    double dot = 0;
    double mine = 0;
    double its = 0;
    for (int i = 0; i < 3; i++) {
      dot += placement.weight(a, i) * placement.weight(b, i);
      mine += placement.weight(a, i) * placement.weight(a, i);
      its += placement.weight(b, i) * placement.weight(b, i);
    }
    return dot / Math.sqrt(mine * its);
  }

  private List<String[]> csv(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name)).stream().map(l -> l.split(",", -1)).toList();
  }
}
