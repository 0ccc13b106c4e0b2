package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.SharedFiles;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was recorded of error curves, ranks and ranges that widen. */
class RecordedCurvesTest {

  @ParameterizedTest
  @ValueSource(strings = {"e7_tidy", "e7_mix", "e7_tidy13"})
  void shouldSayThatARecordedCurveHasNoElbow(String name) {
    JsonNode curve = SharedFiles.json(name + ".json");
    List<Elbow.Point> points = new ArrayList<>();
    for (int at = 1; at < curve.get("k").size(); at++) {
      double error = curve.get("nmf").get(at).asDouble();
      double bound = curve.get("svd_tail").get(at).asDouble();
      assertThat(error).as("%s, k = %d", name, at + 1).isGreaterThan(0.985 * bound);
      points.add(
          new Elbow.Point(
              curve.get("k").get(at).asInt(),
              error,
              bound,
              at < 6 ? 0.5 : 0.9,
              curve.get("stability").get(at).asDouble()));
    }
    assertThat(Elbow.choose(points, 0).sentence()).startsWith("The curve has no elbow");
    assertThat(Elbow.choose(points, 0).recommended()).isEqualTo(7);
  }

  @Test
  void shouldReachTheRecordedErrorsOnTheRealTable() {
    DMatrixRMaj v = RealTable.minMaxScaled();
    JsonNode errors = SharedFiles.json("e7_tidy13.json").get("nmf");
    for (int k : new int[] {2, 4, 7, 9}) {
      // Recorded on a sample of 8,192 rows, which is where the difference comes from.
      assertThat(new AlternatingLeastSquares(100, 1e-5).fit(v, k).relativeError())
          .as("k = %d", k)
          .isCloseTo(errors.get(k - 1).asDouble(), offset(0.003));
    }
  }

  @Test
  void shouldFindSevenAndTenComponentsOnTheRealTable() {
    Catalogue catalogue = new Catalogue(1, 8_192).addAll(RealTable.tracks());
    RankRule rule = Recipe.tuned().rank();
    DMatrixRMaj raw =
        FitTable.of(Recipe.classic(), catalogue.sample.entries(), catalogue.totals).v();
    DMatrixRMaj tuned =
        FitTable.of(Recipe.tuned(), catalogue.sample.entries(), catalogue.totals).v();
    assertThat(RankRule.explaining(0.86).choose(raw, 12, 0))
        .as("as in the published recipe")
        .isEqualTo(7);
    assertThat(rule.choose(tuned, 12, 0)).isEqualTo(10);
    assertThat(rule.choose(tuned, 12, 7)).as("at three doublings").isEqualTo(10);
  }

  /** Scaled by the wider ranges from the raw rows, W'V is what the affine update says it is. */
  @Test
  void shouldScaleAsTheRecordedRangesDo() {
    JsonNode drift = SharedFiles.json("minmax_drift.json");
    DMatrixRMaj raw = matrix(drift.get("X0"));
    DMatrixRMaj w = matrix(drift.get("W"));
    DMatrixRMaj before = product(w, scaled(raw, drift, "lo0", "hi0"));
    DMatrixRMaj after = product(w, scaled(raw, drift, "lo1", "hi1"));
    DMatrixRMaj recordedBefore = matrix(drift.get("B"));
    DMatrixRMaj recordedAfter = matrix(drift.get("B_new"));
    double largest = CommonOps_DDRM.elementMaxAbs(recordedAfter);
    for (int i = 0; i < after.numRows; i++) {
      double sum = drift.get("s").get(i).asDouble();
      for (int j = 0; j < after.numCols; j++) {
        double affine =
            recordedBefore.get(i, j) * drift.get("a").get(j).asDouble()
                + sum * drift.get("b").get(j).asDouble();
        assertThat(affine).isCloseTo(recordedAfter.get(i, j), offset(1e-12 * largest));
        assertThat(before.get(i, j)).isCloseTo(recordedBefore.get(i, j), offset(1e-9 * largest));
        assertThat(after.get(i, j)).isCloseTo(recordedAfter.get(i, j), offset(1e-9 * largest));
      }
    }
  }

  private static DMatrixRMaj product(DMatrixRMaj w, DMatrixRMaj v) {
    DMatrixRMaj product = new DMatrixRMaj(w.numCols, v.numCols);
    CommonOps_DDRM.multTransA(w, v, product);
    return product;
  }

  /** By the recipe's own transform, fitted to totals that hold only the two ends. */
  private static DMatrixRMaj scaled(DMatrixRMaj raw, JsonNode drift, String low, String high) {
    FeatureTotals totals = new FeatureTotals();
    totals.add(vector(drift.get(low)));
    totals.add(vector(drift.get(high)));
    List<FeatureVector> rows = new ArrayList<>();
    for (int row = 0; row < raw.numRows; row++) {
      FeatureVector.Builder vector = FeatureVector.builder();
      for (Feature feature : Feature.values()) {
        vector.raw(feature, raw.get(row, feature.position()));
      }
      rows.add(vector.build());
    }
    DMatrixRMaj v = new DMatrixRMaj(raw.numRows, raw.numCols);
    double[] scaled = new double[raw.numCols];
    for (int row = 0; row < raw.numRows; row++) {
      TransformFitter.fit(Recipe.classic().features(), List.of(), totals)
          .apply(rows.get(row), scaled);
      System.arraycopy(scaled, 0, v.data, row * raw.numCols, raw.numCols);
    }
    return v;
  }

  private static FeatureVector vector(JsonNode values) {
    FeatureVector.Builder vector = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      vector.raw(feature, values.get(feature.position()).asDouble());
    }
    return vector.build();
  }

  private static DMatrixRMaj matrix(JsonNode rows) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.size(), rows.get(0).size());
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        matrix.set(i, j, rows.get(i).get(j).asDouble());
      }
    }
    return matrix;
  }
}
