package dev.segue.engine.factorize;

import dev.segue.engine.scale.FeatureTransform;
import java.util.List;
import java.util.Map;

/**
 * One version of a factorisation V = W H, with all that is needed to place a track on it.
 *
 * @param name name of the recipe
 * @param version counted from 1; a candidate carries the version that it would become
 * @param transform how a track becomes a row of V
 * @param components the rows of H, in the order of the columns of W
 * @param similarity how rows of W are compared
 * @param relativeError ||V - W H|| / ||V|| on the sample it was fitted on (Frobenius norm, over
 *     what is not missing)
 * @param sampleSize number of tracks it was fitted on
 * @param tracks number of tracks in the catalogue at that time
 * @param createdAt when it was fitted, in milliseconds since the epoch
 * @param reason why it was fitted or promoted, in a sentence
 * @param settled whether it is the canonical fit of its evidence: a pure function of the rows and
 *     the totals, whatever was served before
 */
public record FactorModel(
    String name,
    int version,
    FeatureTransform transform,
    List<Component> components,
    Similarity similarity,
    double relativeError,
    int sampleSize,
    long tracks,
    long createdAt,
    String reason,
    boolean settled) {

  /**
   * @throws IllegalArgumentException if there is no component, or one does not have a weight for
   *     each column
   */
  public FactorModel {
    components = List.copyOf(components);
    if (components.isEmpty()) {
      throw new IllegalArgumentException("Model " + name + " has no component");
    }
    for (Component component : components) {
      if (component.size() != transform.size()) {
        throw new IllegalArgumentException(
            "%s of model %s has %d weights for %d features"
                .formatted(component.name(), name, component.size(), transform.size()));
      }
    }
  }

  /** Number of components. */
  public int rank() {
    return components.size();
  }

  /**
   * What decides every answer of the model, as 16 hexadecimal digits: the transform, H, the scales
   * and the similarity, to the last bit and in their order. Identities, names, version, time and
   * reason do not count, for they depend on what was served before.
   */
  public String digest() {
    return ModelDigest.of(this);
  }

  /** The same model under another number: one that was rolled back does not give its number on. */
  public FactorModel withVersion(int other) {
    return new FactorModel(
        name,
        other,
        transform,
        components,
        similarity,
        relativeError,
        sampleSize,
        tracks,
        createdAt,
        reason,
        settled);
  }

  /** The same model with another reason. */
  public FactorModel withReason(String other) {
    return with(components, other);
  }

  /**
   * The same model with these aliases.
   *
   * @param byComponentId what people call the components, by their identity; a component that is
   *     not among them has none. Identities that the model does not have are passed over
   */
  public FactorModel withAliases(Map<Integer, String> byComponentId) {
    return with(
        components.stream().map(c -> c.withAlias(byComponentId.get(c.id()))).toList(), reason);
  }

  private FactorModel with(List<Component> newComponents, String newReason) {
    return new FactorModel(
        name,
        version,
        transform,
        newComponents,
        similarity,
        relativeError,
        sampleSize,
        tracks,
        createdAt,
        newReason,
        settled);
  }

  /** H, row by row. */
  double[] weights() {
    int m = transform.size();
    double[] h = new double[rank() * m];
    for (int i = 0; i < rank(); i++) {
      System.arraycopy(components.get(i).weights(), 0, h, i * m, m);
    }
    return h;
  }
}
