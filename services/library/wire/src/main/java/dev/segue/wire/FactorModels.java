package dev.segue.wire;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.scale.Transform;
import dev.segue.engine.track.Feature;
import dev.segue.schemas.avro.ModelStatus;
import java.util.Arrays;

/** A model in a topic and {@link FactorModel}. */
public final class FactorModels {

  private FactorModels() {}

  /**
   * The model in a record.
   *
   * @throws IllegalArgumentException if it is no usable model, or reads a feature that this version
   *     does not know
   */
  public static FactorModel of(dev.segue.schemas.avro.FactorModel model) {
    return new FactorModel(
        model.getName(),
        model.getVersion(),
        new FeatureTransform(
            model.getFeatures().stream().map(scaling -> scaling(model, scaling)).toList()),
        model.getComponents().stream().map(FactorModels::component).toList(),
        switch (model.getSimilarity()) {
          case COSINE -> Similarity.COSINE;
          case EUCLIDEAN -> Similarity.EUCLIDEAN;
        },
        model.getRelativeError(),
        model.getSampleSize(),
        model.getTracks(),
        model.getCreatedAt(),
        model.getReason(),
        model.getSettled());
  }

  /** The record of a model. */
  public static dev.segue.schemas.avro.FactorModel toRecord(FactorModel model, ModelStatus status) {
    return new dev.segue.schemas.avro.FactorModel(
        model.name(),
        model.version(),
        status,
        model.transform().scalings().stream().map(FactorModels::scaling).toList(),
        model.components().stream().map(FactorModels::component).toList(),
        switch (model.similarity()) {
          case COSINE -> dev.segue.schemas.avro.Similarity.COSINE;
          case EUCLIDEAN -> dev.segue.schemas.avro.Similarity.EUCLIDEAN;
        },
        model.relativeError(),
        model.sampleSize(),
        model.tracks(),
        model.createdAt(),
        model.reason(),
        model.settled());
  }

  private static FeatureScaling scaling(
      dev.segue.schemas.avro.FactorModel model, dev.segue.schemas.avro.FeatureScaling scaling) {
    Feature feature =
        Feature.of(scaling.getFeature())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Model %s, version %d, reads a feature that this version of Segue does not know: %s"
                            .formatted(model.getName(), model.getVersion(), scaling.getFeature())));
    return new FeatureScaling(
        feature,
        switch (scaling.getTransform()) {
          case LINEAR -> Transform.LINEAR;
          case LOG -> Transform.LOG;
          case ABSOLUTE -> Transform.ABSOLUTE;
        },
        scaling.getLow(),
        scaling.getHigh(),
        scaling.getClip(),
        scaling.getWeight(),
        scaling.getSentinelIsMissing());
  }

  private static dev.segue.schemas.avro.FeatureScaling scaling(FeatureScaling scaling) {
    return new dev.segue.schemas.avro.FeatureScaling(
        scaling.feature().label(),
        switch (scaling.transform()) {
          case LINEAR -> dev.segue.schemas.avro.Transform.LINEAR;
          case LOG -> dev.segue.schemas.avro.Transform.LOG;
          case ABSOLUTE -> dev.segue.schemas.avro.Transform.ABSOLUTE;
        },
        scaling.low(),
        scaling.high(),
        scaling.clip(),
        scaling.weight(),
        scaling.sentinelIsMissing());
  }

  private static Component component(dev.segue.schemas.avro.Component component) {
    return new Component(
        component.getId(),
        component.getName(),
        component.getAlias(),
        component.getWeights().stream().mapToDouble(Double::doubleValue).toArray(),
        component.getScale(),
        component.getRms());
  }

  private static dev.segue.schemas.avro.Component component(Component component) {
    return new dev.segue.schemas.avro.Component(
        component.id(),
        component.name(),
        Arrays.stream(component.weights()).boxed().toList(),
        component.scale(),
        component.rms(),
        component.alias());
  }
}
