package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.engine.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * The iteration of the recipe {@code genres} beside what scikit-learn 1.2.1 made of the same tables
 * with {@code NMF(10, solver="mu")}.
 */
class MultiplicativeUpdateTest {
  private static final List<String> COLUMNS =
      List.of(
          "danceability",
          "energy",
          "key",
          "loudness",
          "mode",
          "speechiness",
          "acousticness",
          "instrumentalness",
          "liveness",
          "valence",
          "tempo",
          "duration_ms");

  @Test
  void shouldTakeTheStepsOfTheReferenceInRawUnits() throws IOException {
    JsonNode recorded = recorded();
    DMatrixRMaj v = SharedFiles.matrixOf("synth300_X.csv", COLUMNS);
    withoutSigns(v);
    Factorization fit = MultiplicativeUpdate.standard().fit(v, recorded.get("k").asInt());

    assertThat(fit.iterations()).isEqualTo(recorded.get("n_iter").asInt());
    double error = recorded.get("err").asDouble();
    assertThat(fit.relativeError() * Math.sqrt(Residual.squaredNorm(v)))
        .isCloseTo(error, within(1e-6 * error));
    JsonNode h = recorded.get("H");
    for (int j = 0; j < v.numCols; j++) {
      double largest = 0;
      for (int i = 0; i < fit.rank(); i++) {
        largest = Math.max(largest, h.get(i).get(j).asDouble());
      }
      for (int i = 0; i < fit.rank(); i++) {
        assertThat(fit.h(i, j))
            .as("%s of component %d", COLUMNS.get(j), i)
            .isCloseTo(h.get(i).get(j).asDouble(), within(1e-6 * largest));
      }
    }
  }

  @Test
  void shouldReachTheRecordedErrorOnTheRealTable() {
    DMatrixRMaj v = SampleTable.first(RealTable.literal(COLUMNS), 3_000);
    withoutSigns(v);
    Factorization fit = MultiplicativeUpdate.standard().fit(v, 10);

    assertThat(fit.iterations()).isEqualTo(20);
    assertThat(fit.relativeError()).isCloseTo(0.00016940457326539932, within(1.7e-10));
  }

  private static void withoutSigns(DMatrixRMaj v) {
    for (int at = 0; at < v.getNumElements(); at++) {
      v.data[at] = Math.abs(v.data[at]);
    }
  }

  private static JsonNode recorded() throws IOException {
    try (InputStream in =
        MultiplicativeUpdateTest.class.getResourceAsStream("/sklearn_mu_synth300.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
