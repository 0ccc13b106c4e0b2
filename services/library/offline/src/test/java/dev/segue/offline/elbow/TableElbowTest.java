package dev.segue.offline.elbow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.engine.factorize.Elbow;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Solver;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.Tables;
import dev.segue.offline.fit.NothingToFitException;
import dev.segue.offline.fit.TableFit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableElbowTest {

  private static final long SEED = 13;

  private final OfflineTable table = Tables.random(150, SEED);

  @Test
  void shouldShowTheErrorsOfFits() {
    TableElbow curve = TableElbow.of(table, Recipe.classic(), false);

    for (Elbow.Point point : curve.elbow().points()) {
      assertThat(curve.error(point)).isGreaterThanOrEqualTo(point.bound() * curve.norm() - 1e-9);
    }
    Recipe two =
        Recipe.classic().withRank(RankRule.fixed(2)).withSolver(Solver.ALTERNATING_LEAST_SQUARES);
    assertThat(curve.error(curve.elbow().points().get(0)))
        .as("seed %d", SEED)
        .isCloseTo(TableFit.onAllRows(table, two).error(), offset(0.01 * curve.norm()));
  }

  @Test
  void shouldMarkWhatItRecommends() throws Exception {
    TableElbow curve = TableElbow.of(table, Recipe.classic(), false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ElbowReport(curve).print(new PrintStream(out, true, StandardCharsets.UTF_8));
    String text = out.toString(StandardCharsets.UTF_8);

    assertThat(text).startsWith("classic on 150 of 150 rows:");
    assertThat(text.lines().filter(line -> line.endsWith(" <-")))
        .singleElement()
        .asString()
        .startsWith("   " + curve.elbow().recommended() + " ");
    assertThat(text).contains("Recommended: " + curve.elbow().recommended());
    JsonNode json = new ObjectMapper().readTree(new ElbowReport(curve).json());
    assertThat(json.get("recommended").asInt()).isEqualTo(curve.elbow().recommended());
    assertThat(json.at("/points/0/components").asInt()).isEqualTo(2);
    assertThat(json.at("/points/1/error").asDouble())
        .isEqualTo(curve.error(curve.elbow().points().get(1)));
  }

  @Test
  void shouldSayThatATableIsTooSmall() {
    OfflineTable small = Tables.of("id,energy,tempo\na,0.5,100\nb,0.25,120\n", false);

    assertThatThrownBy(() -> TableElbow.of(small, Recipe.classic(), false))
        .isInstanceOf(NothingToFitException.class)
        .hasMessageContaining("too few");
  }
}
