package dev.segue.engine.factorize;

import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the components of one version in the next. Rows of H are compared by cosine over the
 * features of both versions, and assigned so that the sum of the cosines is greatest. A component
 * that is recognised keeps its identity, name and place; one below {@value #SAME} is a new
 * component.
 */
final class ComponentAlignment {

  /** Least cosine at which a component is still the same. */
  static final double SAME = 0.90;

  private ComponentAlignment() {}

  /**
   * The components of a fit. In {@linkplain FitTable.Order#LASTING lasting order}, those of the
   * previous version come in its order, in each place the one that follows it best; without a
   * previous version they come by descending mean contribution.
   *
   * @param fit not modified
   * @param previous the version from which they take identity, name and alias
   */
  static List<Component> components(
      Factorization fit,
      FeatureTransform transform,
      ComponentScale scale,
      @Nullable FactorModel previous,
      FitTable.Order kind) {
    int k = fit.rank();
    boolean asSolved = kind == FitTable.Order.AS_SOLVED;
    Integer[] order =
        asSolved ? IntStream.range(0, k).boxed().toArray(Integer[]::new) : byContribution(fit);
    @Nullable Component[] same = new Component[k];
    int nextId = 1;
    if (previous != null) {
      Integer[] places = follow(fit, transform, previous, order, same);
      order = asSolved ? order : places;
      nextId += previous.components().stream().mapToInt(Component::id).max().orElse(0);
    }
    List<Feature> features = transform.features();
    Set<String> taken = new HashSet<>();
    for (Component one : same) {
      if (one != null) {
        taken.add(one.name());
      }
    }
    List<Component> components = new ArrayList<>();
    for (int place = 0; place < k; place++) {
      int row = order[place];
      double[] weights = row(fit.components(), row);
      double rms = fit.rms(row);
      double factor = scale.of(fit.length(row), rms);
      Component known = same[row];
      if (known == null) {
        int id = nextId++;
        String name = ComponentNames.name(features, weights, taken, id);
        taken.add(name);
        components.add(new Component(id, name, null, weights, factor, rms));
      } else {
        components.add(
            new Component(known.id(), known.name(), known.alias(), weights, factor, rms));
      }
    }
    return components;
  }

  /** Cosine of each component with the one it follows best, least first in mind: see drift. */
  static double[][] cosines(
      DMatrixRMaj h, FeatureTransform transform, List<Component> before, FeatureTransform then) {
    double[][] cosines = new double[h.numRows][before.size()];
    double[] old = new double[Feature.COUNT];
    double[] now = new double[Feature.COUNT];
    for (int i = 0; i < h.numRows; i++) {
      spread(row(h, i), transform, now);
      for (int j = 0; j < before.size(); j++) {
        spread(before.get(j).weights(), then, old);
        cosines[i][j] = cosine(now, old);
      }
    }
    return cosines;
  }

  /** For each row, the one of {@code before} it is assigned to, or -1. */
  static int[] assign(double[][] cosines, int before) {
    int size = Math.max(cosines.length, before);
    double[][] cost = new double[size][size];
    for (int i = 0; i < cosines.length; i++) {
      for (int j = 0; j < before; j++) {
        cost[i][j] = -cosines[i][j];
      }
    }
    int[] assigned = Arrays.copyOf(Assignment.cheapest(cost), cosines.length);
    for (int i = 0; i < assigned.length; i++) {
      assigned[i] = assigned[i] < before ? assigned[i] : -1;
    }
    return assigned;
  }

  private static Integer[] follow(
      Factorization fit,
      FeatureTransform transform,
      FactorModel previous,
      Integer[] order,
      @Nullable Component[] same) {
    double[][] cosines =
        cosines(fit.components(), transform, previous.components(), previous.transform());
    int[] assigned = assign(cosines, previous.rank());
    for (int i = 0; i < assigned.length; i++) {
      if (assigned[i] >= 0 && cosines[i][assigned[i]] >= SAME) {
        same[i] = previous.components().get(assigned[i]);
      }
    }
    Integer[] places = order.clone();
    // Stable: rows without a predecessor come last, by contribution.
    Arrays.sort(
        places,
        Comparator.comparingInt(row -> assigned[row] < 0 ? Integer.MAX_VALUE : assigned[row]));
    return places;
  }

  /** Rows of H by descending sum over the tracks of w ||h||. */
  private static Integer[] byContribution(Factorization fit) {
    double[] total = new double[fit.rank()];
    for (int i = 0; i < fit.rank(); i++) {
      double length = 0;
      for (int j = 0; j < fit.features(); j++) {
        length += fit.h(i, j) * fit.h(i, j);
      }
      for (int row = 0; row < fit.rows(); row++) {
        total[i] += fit.w(row, i);
      }
      total[i] *= Math.sqrt(length);
    }
    return IntStream.range(0, fit.rank())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -total[i]))
        .toArray(Integer[]::new);
  }

  private static double[] row(DMatrixRMaj h, int i) {
    return Arrays.copyOfRange(h.data, i * h.numCols, (i + 1) * h.numCols);
  }

  private static void spread(double[] weights, FeatureTransform transform, double[] target) {
    Arrays.fill(target, 0);
    for (int j = 0; j < weights.length; j++) {
      target[transform.scalings().get(j).feature().position()] = weights[j];
    }
  }

  private static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
