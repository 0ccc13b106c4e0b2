package dev.segue.catalogue;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import java.util.List;

/**
 * Which category an embedding belongs to: the component that contributes most to the track, which
 * is its entry of W times the length of its row of H.
 *
 * <p>An embedding holds entries of W times the component's scale (and a factor common to all), so
 * the scale is taken out again.
 */
final class CategoryRule {
  private final double[] factors;

  CategoryRule(FactorModel model) {
    List<Component> components = model.components();
    factors = new double[components.size()];
    for (int c = 0; c < factors.length; c++) {
      factors[c] = components.get(c).length() / components.get(c).scale();
    }
  }

  /** The place of the category in the model, the first of equals; −1 if nothing contributes. */
  int of(float[] embedding) {
    int strongest = -1;
    double most = 0;
    for (int c = 0; c < factors.length; c++) {
      double contribution = embedding[c] * factors[c];
      if (contribution > most) {
        most = contribution;
        strongest = c;
      }
    }
    return strongest;
  }
}
