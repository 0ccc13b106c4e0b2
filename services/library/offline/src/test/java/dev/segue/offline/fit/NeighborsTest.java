package dev.segue.offline.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Similarity;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.Tables;
import dev.segue.offline.fit.Neighbors.Neighbor;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The neighbours of tracks against their definition, applied to every track one by one. */
class NeighborsTest {
  private static final int TRACKS = 1_000;
  private static final int LIMIT = 12;
  private static final double TOLERANCE = 2e-6;

  private final OfflineTable table = Tables.random(TRACKS, 29);

  @ParameterizedTest
  @EnumSource
  void shouldFindTheNearestOfAllTracks(Similarity similarity) {
    TableFit fit = TableFit.onSample(table, recipe(similarity));
    Neighbors tracks = Neighbors.of(table.rows(), fit.model());
    Map<String, float[]> places = places(fit);
    assertThat(tracks.ids()).hasSize(TRACKS);

    for (int track = 0; track < TRACKS; track += 17) {
      String id = tracks.ids().get(track);
      Map<String, Double> scores = scores(similarity, places, id);
      List<Double> best =
          scores.values().stream().sorted(Comparator.reverseOrder()).limit(LIMIT).toList();
      List<Neighbor> found = tracks.of(track, LIMIT);
      assertThat(found).extracting(Neighbor::id).doesNotContain(id).doesNotHaveDuplicates();
      assertThat(found).hasSize(LIMIT);
      for (int rank = 0; rank < LIMIT; rank++) {
        assertThat((double) found.get(rank).score())
            .isCloseTo(best.get(rank), within(TOLERANCE))
            .isCloseTo(scores.getOrDefault(found.get(rank).id(), -1.0), within(TOLERANCE));
      }
    }
  }

  private static Recipe recipe(Similarity similarity) {
    Recipe classic = Recipe.classic().withRank(RankRule.fixed(4));
    return new Recipe(
        classic.name(),
        classic.features(),
        classic.rank(),
        classic.solver(),
        classic.componentScale(),
        similarity);
  }

  private Map<String, float[]> places(TableFit fit) {
    Projection projection = new Projection(fit.model());
    Map<String, float[]> places = new HashMap<>();
    table
        .rows()
        .forEach(
            row -> {
              float[] place = new float[projection.rank()];
              projection.project(row.features(), place, 0);
              places.put(row.id(), place);
            });
    return places;
  }

  /** Cosine of angles, or 1 / (1 + d) of distances, in double precision. */
  private static Map<String, Double> scores(
      Similarity similarity, Map<String, float[]> places, String id) {
    float[] here = places.getOrDefault(id, new float[0]);
    Map<String, Double> scores = new HashMap<>();
    places.forEach((other, there) -> scores.put(other, score(similarity, here, there)));
    scores.remove(id);
    return scores;
  }

  private static double score(Similarity similarity, float[] a, float[] b) {
    double product = 0;
    double squares = 0;
    double lengths = 0;
    double otherLengths = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squares += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
      lengths += (double) a[i] * a[i];
      otherLengths += (double) b[i] * b[i];
    }
    return switch (similarity) {
      case COSINE -> product / Math.sqrt(lengths * otherLengths);
      case EUCLIDEAN -> 1 / (1 + Math.sqrt(squares));
    };
  }
}
