package dev.segue.engine.factorize;

import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;

/**
 * Places tracks on the components of a model. It owns its scratch memory: one for each thread, and
 * nothing is allocated per track.
 */
public final class Projection {

  private final FeatureTransform transform;
  private final RowSolver solver;
  private final boolean normalise;
  private final double[] scales;
  private final double[] lengths;
  private final double[] canonical = new double[Feature.COUNT];
  private final double[] scaled;
  private final double[] w;

  /** A projection on the components of the model. */
  public Projection(FactorModel model) {
    this.transform = model.transform();
    this.solver = new RowSolver(model.weights(), model.rank(), transform.size());
    this.normalise = model.similarity() == Similarity.COSINE;
    this.scales = model.components().stream().mapToDouble(Component::scale).toArray();
    this.lengths = model.components().stream().mapToDouble(Component::length).toArray();
    this.scaled = new double[transform.size()];
    this.w = new double[model.rank()];
  }

  /** Number of components. */
  public int rank() {
    return w.length;
  }

  /**
   * The embedding of a track: its row of W by {@link #weights}, each entry times the scale of its
   * component, and for cosine similarity brought to length 1. A track of which no feature counts,
   * or that no component explains, is zero, and stays zero.
   *
   * @param vector not modified
   * @param out modified: {@link #rank()} values from {@code offset} on
   */
  public void project(FeatureVector vector, float[] out, int offset) {
    solve(vector, w);
    double squares = 0;
    for (int i = 0; i < w.length; i++) {
      w[i] *= scales[i];
      squares += w[i] * w[i];
    }
    double factor = normalise && squares > 0 ? 1 / Math.sqrt(squares) : 1;
    for (int i = 0; i < w.length; i++) {
      out[offset + i] = (float) (w[i] * factor);
    }
  }

  /**
   * The row of W: how much of each component the track has. Non-negative least squares on the
   * features that it has.
   *
   * @param vector not modified
   * @param out modified: the first {@link #rank()} values
   */
  public void weights(FeatureVector vector, double[] out) {
    solve(vector, out);
  }

  /**
   * What each component contributes to the track: its entry of W times the length of the
   * component's row of H, which does not depend on how the solver shared the scale between the two.
   *
   * @param vector not modified
   * @param out modified: the first {@link #rank()} values
   */
  public void contributions(FeatureVector vector, double[] out) {
    solve(vector, out);
    for (int i = 0; i < w.length; i++) {
      out[i] *= lengths[i];
    }
  }

  /**
   * The component with the greatest {@linkplain #contributions contribution}, by its position in
   * the model; the first of several; -1 for a track at zero.
   */
  public int strongestComponent(FeatureVector vector) {
    solve(vector, w);
    int strongest = -1;
    double most = 0;
    for (int i = 0; i < w.length; i++) {
      if (w[i] * lengths[i] > most) {
        most = w[i] * lengths[i];
        strongest = i;
      }
    }
    return strongest;
  }

  private void solve(FeatureVector vector, double[] out) {
    vector.copyInto(canonical, 0);
    transform.apply(canonical, scaled);
    solver.solve(scaled, 0, out, 0);
  }
}
