package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.scale.Transform;
import dev.segue.engine.track.Feature;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.avro.ModelStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactorModelsTest {
  private final AvroCodec<dev.segue.schemas.avro.FactorModel> codec =
      AvroCodec.of(dev.segue.schemas.avro.FactorModel.class, SchemaRegistry.inMemory(), "models");

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void shouldBringAModelBack(Similarity similarity) throws Exception {
    FactorModel model = model(similarity);

    dev.segue.schemas.avro.FactorModel read =
        codec.decode(codec.encode(FactorModels.toRecord(model, ModelStatus.PROMOTED)));

    assertThat(FactorModels.of(read)).isEqualTo(model);
    assertThat(read.getStatus()).isEqualTo(ModelStatus.PROMOTED);
  }

  @Test
  void shouldNameTheFeatureItDoesNotKnow() {
    dev.segue.schemas.avro.FactorModel written =
        FactorModels.toRecord(model(Similarity.COSINE), ModelStatus.CANDIDATE);
    written.getFeatures().get(0).setFeature("mood");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FactorModels.of(written))
        .withMessage(
            "Model tuned, version 3, reads a feature that this version of Segue does not know: mood");
  }

  @Test
  void shouldKnowEveryConstantOfTheEngine() {
    assertThat(dev.segue.schemas.avro.Similarity.values()).hasSameSizeAs(Similarity.values());
    assertThat(dev.segue.schemas.avro.Transform.values()).hasSameSizeAs(Transform.values());
  }

  private static FactorModel model(Similarity similarity) {
    return new FactorModel(
        "tuned",
        3,
        new FeatureTransform(
            List.of(
                FeatureScaling.minMax(Feature.ENERGY, 0.1, 0.9),
                new FeatureScaling(
                    Feature.DURATION_MS, Transform.LOG, -4.5, -1.25, true, 0.5, true),
                new FeatureScaling(
                    Feature.LOUDNESS, Transform.ABSOLUTE, 0, 0.0625, false, 1, false))),
        List.of(
            new Component(1, "energy", new double[] {1, 0, 0}, 2),
            new Component(5, "duration_ms", "Long pieces", new double[] {0.25, 0.75, 1}, 0.125, 0)),
        similarity,
        0.0625,
        8192,
        600_000,
        1_700_000_000_000L,
        "It changes answers.",
        true);
  }
}
