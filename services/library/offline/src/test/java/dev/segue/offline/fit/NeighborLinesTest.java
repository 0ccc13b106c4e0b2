package dev.segue.offline.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.Tables;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighborLinesTest {
  private final OfflineTable table = Tables.random(1_500, 13);
  private final TableFit fit =
      TableFit.onSample(table, Recipe.classic().withRank(RankRule.fixed(3)));
  private final Neighbors tracks = Neighbors.of(table.rows(), fit.model());

  @Test
  void shouldWriteTheNeighboursOfEveryTrackInTheTablesOrder() throws IOException {
    List<Integer> steps = new ArrayList<>();
    String[] lines = write(3, steps, false).split("\n", -1);
    assertThat(lines).hasSize(1_501);
    for (int track = 0; track < 1_500; track++) {
      JsonNode line = new ObjectMapper().readTree(lines[track]);
      assertThat(line.get("id").textValue()).isEqualTo(table.rows().get(track).id());
      assertThat(line.get("neighbors").findValuesAsText("id"))
          .isEqualTo(tracks.of(track, 4).stream().map(Neighbors.Neighbor::id).toList());
    }
    assertThat(steps).isSorted().endsWith(1_500);
  }

  @Test
  void shouldWriteTheSameOnAnyNumberOfThreads() throws IOException {
    assertThat(write(1, new ArrayList<>(), true)).isEqualTo(write(4, new ArrayList<>(), true));
    assertThat(write(2, new ArrayList<>(), true))
        .startsWith("id,rank,neighbor_id,score\n")
        .hasLineCount(1 + 4 * 1_500);
  }

  private String write(int threads, List<Integer> steps, boolean csv) throws IOException {
    StringWriter out = new StringWriter();
    new NeighborLines(tracks, 4, csv).write(out, threads, steps::add);
    return out.toString();
  }
}
