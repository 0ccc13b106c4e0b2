package dev.segue.query.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON answers about models, as records. */
final class ModelViews {
  private ModelViews() {}

  record ModelView(
      String key,
      String name,
      int version,
      String state,
      boolean answers,
      boolean pinned,
      boolean settled,
      String digest,
      int rank,
      double relativeError,
      int sampleSize,
      long tracks,
      String createdAt,
      String reason,
      @Nullable ChangeView changes) {}

  record ChangeView(
      int sinceVersion,
      int rankBefore,
      double relativeErrorBefore,
      List<String> componentsAdded,
      List<String> componentsGone,
      @Nullable Double leastCosine,
      List<String> featuresRescaled) {}

  record ModelsView(List<ModelView> models) {}

  record ModelFeatureView(
      String feature,
      String unit,
      double low,
      double high,
      String transform,
      boolean clip,
      double weight,
      boolean sentinelIsMissing) {}

  record ComponentView(
      int id,
      String name,
      @Nullable String alias,
      String label,
      double rms,
      double scale,
      Map<String, Double> weights) {}

  record ModelDetailView(
      @JsonUnwrapped ModelView model,
      String similarity,
      List<ModelFeatureView> features,
      List<ComponentView> components) {}

  record OverrideView(
      String model,
      @Nullable Integer pinnedVersion,
      Map<String, String> aliases,
      String updatedAt) {}

  record ElbowPointView(
      int components, double relativeError, double svdBound, double r2, double stability) {}

  record ElbowView(
      String model,
      int modelVersion,
      int components,
      @Nullable Integer recommended,
      String sentence,
      double missing,
      @Nullable String note,
      int sampleSize,
      int tracks,
      String computedAt,
      List<ElbowPointView> points,
      List<ModelFeatureView> features) {}

  record ElbowComputingView(
      String model, int modelVersion, String state, int done, int of, String detail) {}
}
