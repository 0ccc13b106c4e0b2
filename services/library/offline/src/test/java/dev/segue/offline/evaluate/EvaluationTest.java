package dev.segue.offline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.evaluate.Evaluation.Method;
import dev.segue.offline.evaluate.Evaluation.Options;
import dev.segue.tables.source.CollectException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Options ALL = new Options(1_000, 1, 3);

  @Test
  void shouldFindThatNeighboursOfSeparateKindsOfMusicAreOfTheirKind() {
    Evaluation evaluation = Evaluation.run(twoKinds(1), List.of(Recipe.classic()), ALL);

    assertThat(evaluation.queries()).isEqualTo(80);
    assertThat(evaluation.methods())
        .extracting(Method::name)
        .containsExactly("classic", "min-max cosine", "z-score cosine", "K-Means group", "chance");
    for (Method method : evaluation.methods().subList(0, 3)) {
      assertThat(method.precisions().get(0).mean()).as(method.name()).isGreaterThan(0.99);
      assertThat(method.precisions().get(1).mean()).as(method.name()).isLessThan(0.75);
    }
    Method chance = evaluation.methods().get(4);
    assertThat(chance.precisions().get(0).mean()).isCloseTo(39.0 / 79, within(1e-12));
  }

  @Test
  void shouldGiveTheSameFiguresAgain() {
    List<Recipe> recipes = List.of(Recipe.classic(), Recipe.tuned());

    Evaluation first = Evaluation.run(twoKinds(2), recipes, ALL);
    Evaluation second = Evaluation.run(twoKinds(2), recipes, ALL);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldAskForEachTrackOnceAndOnlyForThoseWithALabel() {
    LabelledTable table =
        Tables.read("id,mood,energy\na,dark,0.1\nb,,0.2\nc,light,0.3\nd,dark,0.4\n", "mood");

    int[] queries = Evaluation.queries(table, new Options(100, 7, 1));

    Arrays.sort(queries);
    assertThat(queries).containsExactly(0, 2, 3);
    assertThat(Evaluation.queries(table, new Options(2, 7, 1))).hasSize(2).doesNotContain(1);
  }

  @Test
  void shouldDrawFromTheOwnGroupWithoutTheTrackItself() {
    Neighbours group = new Baselines.GroupNeighbours("group", "", new int[] {0, 1, 0, 0, 1, 0}, 5);

    assertThat(group.of(0, 10)).containsExactlyInAnyOrder(2, 3, 5);
    assertThat(group.of(4, 10)).containsExactly(1);
    assertThat(group.of(0, 2)).hasSize(2).isEqualTo(group.of(0, 2)).doesNotContain(0, 1, 4);
  }

  @Test
  void shouldSayThatALabelHasNoValue() {
    assertThatThrownBy(
            () ->
                Evaluation.run(
                    Tables.read("id,mood,energy\na,,0.1\nb,,0.2\n", "mood"), List.of(), ALL))
        .isInstanceOf(CollectException.class)
        .hasMessage("Label mood has no value in stdin.");
  }

  @Test
  void shouldSayThatATableIsTooSmall() {
    assertThatThrownBy(
            () ->
                Evaluation.run(Tables.read("id,mood,energy\na,dark,0.1\n", "mood"), List.of(), ALL))
        .isInstanceOf(CollectException.class)
        .hasMessage("stdin has 1 tracks; an evaluation needs two at least.");
  }

  /** Forty quiet acoustic and forty loud electric tracks; a coin decides on their second label. */
  private static LabelledTable twoKinds(long seed) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("id,kind,coin,energy,acousticness,valence,tempo\n");
    for (int i = 0; i < 80; i++) {
      boolean quiet = i % 2 == 0;
      csv.append(
          String.format(
              Locale.ROOT,
              "t%d,%s,%s,%.4f,%.4f,%.4f,%.2f%n",
              i,
              quiet ? "quiet" : "loud",
              random.nextBoolean() ? "heads" : "tails",
              (quiet ? 0 : 0.8) + 0.2 * random.nextDouble(),
              (quiet ? 0.8 : 0) + 0.2 * random.nextDouble(),
              0.45 + 0.1 * random.nextDouble(),
              100 + 20 * random.nextDouble()));
    }
    return Tables.read(csv.toString(), "kind", "coin");
  }
}
