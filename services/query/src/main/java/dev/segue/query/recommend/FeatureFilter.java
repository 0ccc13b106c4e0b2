package dev.segue.query.recommend;

import dev.segue.engine.index.RowFilter;
import dev.segue.engine.track.Feature;
import dev.segue.query.catalogue.Rows;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds on features, inclusive. A track that lacks a bounded feature does not pass.
 *
 * <p>Bounds are rounded to the precision of the columns, so that a track with an energy of exactly
 * 0.8 passes {@code max_energy=0.8}.
 */
public final class FeatureFilter {
  private static final FeatureFilter NONE = new FeatureFilter(List.of());

  private final List<Bound> bounds;

  private FeatureFilter(List<Bound> bounds) {
    this.bounds = bounds;
  }

  /** Lets every track pass. */
  public static FeatureFilter none() {
    return NONE;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The filter over the rows of a snapshot. */
  public RowFilter over(Rows rows) {
    if (bounds.isEmpty()) {
      return RowFilter.ALL;
    }
    return row -> {
      for (Bound bound : bounds) {
        float value = rows.feature(row, bound.feature);
        // Written so that a missing value (NaN) does not pass.
        if (!(value >= bound.least && value <= bound.most)) {
          return false;
        }
      }
      return true;
    };
  }

  private record Bound(int feature, float least, float most) {}

  /** Collects bounds in raw units. */
  public static final class Builder {
    private final Map<Feature, Double> least = new EnumMap<>(Feature.class);
    private final Map<Feature, Double> most = new EnumMap<>(Feature.class);

    private Builder() {}

    public Builder min(Feature feature, double raw) {
      least.put(feature, feature.canonical(raw));
      return this;
    }

    public Builder max(Feature feature, double raw) {
      most.put(feature, feature.canonical(raw));
      return this;
    }

    public FeatureFilter build() {
      List<Bound> bounds = new ArrayList<>();
      for (Feature feature : Feature.values()) {
        if (least.containsKey(feature) || most.containsKey(feature)) {
          bounds.add(
              new Bound(
                  feature.position(),
                  least.getOrDefault(feature, Double.NEGATIVE_INFINITY).floatValue(),
                  most.getOrDefault(feature, Double.POSITIVE_INFINITY).floatValue()));
        }
      }
      return bounds.isEmpty() ? NONE : new FeatureFilter(List.copyOf(bounds));
    }
  }
}
