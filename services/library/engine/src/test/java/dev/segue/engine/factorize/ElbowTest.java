package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.RandomVectors;
import dev.segue.engine.SharedFiles;
import dev.segue.engine.factorize.Elbow.Point;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ElbowTest {

  private static final long SEED = 41;

  @Test
  void shouldBoundTheErrorFromBelowAndReachItsOwnRank() {
    DMatrixRMaj v = RandomMatrices.product(SEED, 300, 12, 4);
    Spectrum spectrum = Spectrum.of(v);
    for (int k = 1; k <= 6; k++) {
      double error = AlternatingLeastSquares.cold().fit(v, k).relativeError();
      assertThat(error).isGreaterThanOrEqualTo(spectrum.bound(k) - 1e-6);
    }
    assertThat(spectrum.bound(4)).isLessThan(1e-6);
    assertThat(spectrum.explained(4)).isCloseTo(1, offset(1e-9));
    assertThat(spectrum.smallestExplaining(0.999_999, 12)).isEqualTo(4);
  }

  @Test
  void shouldMatchTheRecordedTails() {
    DMatrixRMaj v = RealTable.minMaxScaled();
    Spectrum spectrum = Spectrum.of(v);
    JsonNode tails = SharedFiles.json("e7_tidy13.json").get("svd_tail");
    for (int k = 1; k <= 12; k++) {
      assertThat(spectrum.bound(k)).isCloseTo(tails.get(k - 1).asDouble(), offset(1e-7));
    }
    assertThat(spectrum.smallestExplaining(0.85, 12)).as("as in the published recipe").isEqualTo(7);
    assertThat(spectrum.smallestExplaining(0.90, 12)).isEqualTo(8);
  }

  @Test
  void shouldFindTheNumberOfPartsOfAMixture() {
    Catalogue catalogue = new Catalogue(SEED, 2_048).grow(1_500);
    Elbow elbow = Elbow.of(Recipe.classic(), catalogue.sample.entries(), catalogue.totals, 10);
    assertThat(elbow.points())
        .extracting(Point::components)
        .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(elbow.points().get(5).stability()).as("seven parts").isGreaterThan(0.98);
    assertThat(elbow.recommended()).isBetween(6, 7);
    assertThat(elbow.sentence()).contains(elbow.recommended() + " components");
  }

  @Test
  void shouldSayWhenThereIsTooLittle() {
    Catalogue catalogue = new Catalogue(SEED, 100).grow(10);
    Elbow elbow = Elbow.of(Recipe.classic(), catalogue.sample.entries(), catalogue.totals, 10);
    assertThat(elbow.points()).isEmpty();
    assertThat(elbow.recommended()).isZero();
    assertThat(elbow.sentence()).contains("too few");
  }

  @Test
  void shouldPreferAStableRankNearBy() {
    List<Point> points =
        List.of(point(2, .7, .99), point(3, .86, .5), point(4, .9, .95), point(5, .95, .99));
    assertThat(Elbow.choose(points, 0).recommended()).isEqualTo(4);
    List<Point> shaky = List.of(point(2, .9, .5), point(3, .95, .6), point(4, .99, .7));
    assertThat(Elbow.choose(shaky, 0).recommended()).isEqualTo(2);
    assertThat(Elbow.choose(shaky, 0).sentence()).contains("only");
  }

  @Test
  void shouldChangeARankOnlyIfThreeDoublingsOfTheSampleAgree() {
    RankRule rule = RankRule.explaining(0.9);
    DMatrixRMaj five = RandomMatrices.product(SEED, 2_000, 12, 5);
    int chosen = rule.choose(five, 9, 0);
    assertThat(chosen).isBetween(3, 5);
    assertThat(rule.choose(five, 9, 1)).as("all three say so").isEqualTo(chosen);
    DMatrixRMaj mixed = five.copy();
    DMatrixRMaj two = RandomMatrices.product(SEED, 1_000, 12, 2);
    System.arraycopy(two.data, 0, mixed.data, 0, two.getNumElements());
    assertThat(rule.choose(mixed, 9, 0)).isGreaterThan(2);
    assertThat(rule.choose(mixed, 9, 2)).as("the first half says two").isEqualTo(2);
    assertThat(rule.choose(five, 2, 0)).as("no more than the table allows").isEqualTo(2);
    assertThat(RankRule.fixed(7).choose(five, 9, 2)).isEqualTo(7);
    assertThat(RankRule.fixed(7).keep(5, 6)).isEqualTo(6);
    assertThat(rule.keep(5, 6)).isEqualTo(5);
    assertThatIllegalArgumentException().isThrownBy(() -> RankRule.fixed(0));
    assertThatIllegalArgumentException().isThrownBy(() -> RankRule.explaining(1));
  }

  @Test
  void shouldFitTheTunedRecipe() {
    Catalogue catalogue = new Catalogue(SEED, 2_048);
    RandomVectors rows = new RandomVectors(SEED, 0.05);
    for (int i = 0; i < 1_000; i++) {
      catalogue.add(rows.next());
    }
    FactorModel model = catalogue.fit(Recipe.tuned(), null).model().orElseThrow();
    assertThat(model.name()).isEqualTo("tuned");
    assertThat(model.rank()).isBetween(2, 13);
    assertThat(model.components())
        .allSatisfy(component -> assertThat(component.scale()).isPositive().isFinite());
    assertThat(catalogue.fit(Recipe.tuned(), model).model().orElseThrow().rank())
        .isEqualTo(model.rank());
  }

  private static Point point(int k, double explained, double stability) {
    return new Point(k, 1.0 / k, 0.9 / k, explained, stability);
  }
}
