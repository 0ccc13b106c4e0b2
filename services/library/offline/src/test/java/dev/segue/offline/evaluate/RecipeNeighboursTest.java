package dev.segue.offline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Similarity;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Neighbours of an evaluation against a search of every track by the definition. */
class RecipeNeighboursTest {
  private static final long SEED = 83;
  private static final int LIMIT = 10;

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void shouldFindTheNearestByTheRecipesOwnSimilarity(Similarity similarity) {
    for (Recipe base : List.of(Recipe.classic(), Recipe.tuned())) {
      Recipe recipe = withSimilarity(base, similarity);
      List<LabelledTrack> tracks = tracks();
      FactorModel model = RecipeNeighbours.model(recipe, tracks);
      double[][] placed = placed(model, tracks);
      Neighbours neighbours = RecipeNeighbours.of(recipe, tracks);
      for (int query = 0; query < tracks.size(); query += 7) {
        int row = query;
        double[] expected =
            IntStream.range(0, tracks.size())
                .filter(other -> other != row)
                .mapToDouble(other -> nearness(similarity, placed[row], placed[other]))
                .map(x -> -x)
                .sorted()
                .map(x -> -x)
                .limit(LIMIT)
                .toArray();
        int[] found = neighbours.of(row, LIMIT);
        assertThat(found).hasSize(LIMIT).doesNotContain(row);
        for (int at = 0; at < LIMIT; at++) {
          assertThat(nearness(similarity, placed[row], placed[found[at]]))
              .as("%s, neighbour %d of %d, seed %d", recipe.name(), at, row, SEED)
              .isCloseTo(expected[at], within(2e-6));
        }
      }
    }
  }

  @Test
  void shouldNotAnswerADistanceWithADotProduct() {
    Recipe euclidean = withSimilarity(Recipe.tuned(), Similarity.EUCLIDEAN);
    List<LabelledTrack> tracks = tracks();
    double[][] placed = placed(RecipeNeighbours.model(euclidean, tracks), tracks);
    int longest =
        IntStream.range(0, placed.length)
            .reduce((a, b) -> dot(placed[a], placed[a]) > dot(placed[b], placed[b]) ? a : b)
            .orElseThrow();
    Neighbours neighbours = RecipeNeighbours.of(euclidean, tracks);
    long asked =
        IntStream.range(0, tracks.size())
            .filter(row -> row != longest)
            .filter(row -> IntStream.of(neighbours.of(row, LIMIT)).anyMatch(x -> x == longest))
            .count();
    assertThat(asked).as("the longest row is near to few").isLessThan(tracks.size() / 4);
  }

  private static double nearness(Similarity similarity, double[] a, double[] b) {
    double distance = dot(a, a) + dot(b, b) - 2 * dot(a, b);
    return switch (similarity) {
      case COSINE -> dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
      case EUCLIDEAN -> 1 / (1 + Math.sqrt(Math.max(0, distance)));
    };
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static double[][] placed(FactorModel model, List<LabelledTrack> tracks) {
    Projection projection = new Projection(model);
    float[] row = new float[model.rank()];
    return tracks.stream()
        .map(
            track -> {
              projection.project(track.features(), row, 0);
              return IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray();
            })
        .toArray(double[][]::new);
  }

  private static Recipe withSimilarity(Recipe recipe, Similarity similarity) {
    return new Recipe(
        recipe.name() + "-" + similarity.name().toLowerCase(Locale.ROOT),
        recipe.features(),
        RankRule.fixed(4),
        recipe.solver(),
        recipe.componentScale(),
        similarity);
  }

  private static List<LabelledTrack> tracks() {
    Random random = new Random(SEED);
    StringBuilder csv =
        new StringBuilder("id,kind,energy,acousticness,valence,tempo,danceability,loudness\n");
    for (int i = 0; i < 400; i++) {
      double size = 0.2 + 0.8 * random.nextDouble();
      csv.append(
          String.format(
              Locale.ROOT,
              "t%d,any,%.4f,%.4f,%.4f,%.2f,%.4f,%.3f%n",
              i,
              size * random.nextDouble(),
              size * random.nextDouble(),
              size * random.nextDouble(),
              60 + 120 * random.nextDouble(),
              size * random.nextDouble(),
              -30 * random.nextDouble()));
    }
    return Tables.read(csv.toString(), "kind").tracks();
  }
}
