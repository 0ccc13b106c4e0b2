package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  private static final FeatureTransform TRANSFORM =
      new FeatureTransform(
          List.of(
              FeatureScaling.minMax(Feature.ENERGY, 0, 2),
              FeatureScaling.minMax(Feature.TEMPO, 0, 1)));

  private final Projection cosine = new Projection(model(Similarity.COSINE));

  @Test
  void shouldPlaceATrackOnTheComponentsOfItsModel() {
    FeatureVector track = track(1.2, 0.9);
    double[] w = new double[2];
    cosine.weights(track, w);
    // V = (0.6, 0.9); H = (2 0; 0 3): W = (0.3, 0.3); scales 4 and 3.
    assertThat(w).containsExactly(new double[] {0.3, 0.3}, within(1e-15));
    float[] out = {7, 7, 7};
    cosine.project(track, out, 1);
    assertThat(out).containsExactly(new float[] {7, 0.8f, 0.6f}, within(1e-7f));
    cosine.contributions(track, w);
    assertThat(w).containsExactly(new double[] {0.6, 0.9}, within(1e-15));
    assertThat(cosine.strongestComponent(track)).isEqualTo(1);
  }

  @Test
  void shouldKeepLengthsForTheDistance() {
    float[] out = new float[2];
    new Projection(model(Similarity.EUCLIDEAN)).project(track(1.2, 0.9), out, 0);
    assertThat(out).containsExactly(new float[] {1.2f, 0.9f}, within(1e-6f));
  }

  @Test
  void shouldPlaceATrackByTheFeaturesItHas() {
    float[] out = new float[2];
    cosine.project(FeatureVector.builder().canonical(Feature.TEMPO, 0.5).build(), out, 0);
    assertThat(out).containsExactly(0, 1);
  }

  @Test
  void shouldLeaveATrackThatNothingExplainsAtZero() {
    for (FeatureVector track : List.of(track(0, 0), FeatureVector.empty(), track(-1, -1))) {
      float[] out = {7, 7};
      cosine.project(track, out, 0);
      assertThat(out).containsExactly(0, 0);
      assertThat(cosine.strongestComponent(track)).isEqualTo(-1);
    }
  }

  private static FactorModel model(Similarity similarity) {
    return new FactorModel(
        "m",
        1,
        TRANSFORM,
        List.of(
            new Component(1, "energy", new double[] {2, 0}, 4),
            new Component(2, "tempo", new double[] {0, 3}, 3)),
        similarity,
        0,
        1,
        1,
        0,
        "",
        false);
  }

  private static FeatureVector track(double energy, double tempo) {
    return FeatureVector.builder()
        .canonical(Feature.ENERGY, energy)
        .canonical(Feature.TEMPO, tempo)
        .build();
  }
}
