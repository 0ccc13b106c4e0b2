package dev.segue.engine.factorize;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.scale.FeatureTransform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What the number of components does to a recipe: the curve that the "elbow method" looks at, with
 * what it lacks, a bound and a test of stability.
 *
 * @param points for k = 2, 3, ...; empty where the catalogue is too small
 * @param recommended the least k that explains {@value #EXPLAINED} of the variance and is stable,
 *     or one or two more if those are; 0 without points
 * @param sentence why, for people
 * @param missing share of the table's entries that are missing, 0..1; where it is above zero,
 *     {@link Point#bound} and {@link Point#explained} are estimates
 */
public record Elbow(List<Point> points, int recommended, String sentence, double missing) {

  private static final double EXPLAINED = 0.86;
  private static final int LEAST_ROWS = 64;

  /** Rows that are halved: thirteen ranks are to be tried in a few seconds. */
  private static final int STABILITY_ROWS = 4_096;

  /** From the components of half the rows to those of all: nearly there. */
  private static final AlternatingLeastSquares FINISH = new AlternatingLeastSquares(20, 1e-5);

  /** A knee less high than this above the chord is no knee. */
  private static final double KNEE = 0.25;

  /**
   * One k.
   *
   * @param components k
   * @param relativeError of the factorisation, ||V - W H|| / ||V||
   * @param bound the least relative error of any factorisation with k components, by singular
   *     values, with missing entries read as the mean of their column. An error is taken over the
   *     entries that are there, so that where some are missing it can lie a little below this
   * @param explained share of the variance that is explained at best, with missing entries likewise
   * @param stability how alike the components of half-samples are, 0..1
   */
  public record Point(
      int components, double relativeError, double bound, double explained, double stability) {}

  public Elbow {
    points = List.copyOf(points);
  }

  /** Hears of ranks that have been fitted; called by the thread that fits. */
  @FunctionalInterface
  public interface Progress {
    /** So many ranks of so many are done. */
    void fitted(int done, int of);
  }

  /**
   * Fits every k from 2 on to the evidence. Takes about four seconds of one core for 13 ranks of
   * 8,192 tracks: not for every request.
   *
   * @param most the greatest k; limited by the features
   */
  public static Elbow of(
      Recipe recipe, Collection<BottomKSample.Entry> sample, FeatureTotals totals, int most) {
    return of(
        TransformFitter.fit(recipe.features(), sample, totals), sample, most, (done, of) -> {});
  }

  /**
   * Fits every k from 2 on to a sample under the transform of a model that there is already. Takes
   * seconds: not for every request.
   *
   * @param most the greatest k; limited by the features
   */
  public static Elbow of(
      FeatureTransform transform,
      Collection<BottomKSample.Entry> sample,
      int most,
      Progress progress) {
    DMatrixRMaj v = SampleTable.of(sample, transform);
    int columns = SampleTable.columnsWithWeight(v);
    if (v.numRows < LEAST_ROWS || columns < 3) {
      return new Elbow(
          List.of(),
          0,
          "%d tracks and %d features that vary are too few for a choice."
              .formatted(v.numRows, columns),
          missing(v));
    }
    Spectrum spectrum = Spectrum.of(v);
    DMatrixRMaj fewer = SampleTable.first(v, STABILITY_ROWS);
    List<Point> points = new ArrayList<>();
    int last = Math.min(most, columns);
    for (int k = 2; k <= last; k++) {
      progress.fitted(k - 2, last - 1);
      List<DMatrixRMaj> halves = Stability.halves(fewer, k);
      points.add(
          new Point(
              k,
              FINISH.fit(v, halves.get(0)).relativeError(),
              spectrum.bound(k),
              spectrum.explained(k),
              Stability.agreement(halves)));
    }
    return choose(points, missing(v));
  }

  static Elbow choose(List<Point> points, double missing) {
    int first = 0;
    while (first < points.size() - 1 && points.get(first).explained() < EXPLAINED) {
      first++;
    }
    int chosen = first;
    for (int at = first; at <= first + 2 && at < points.size(); at++) {
      if (points.get(at).stability() >= Stability.STABLE) {
        chosen = at;
        break;
      }
    }
    Point point = points.get(chosen);
    String sentence =
        "%s %d components explain %.0f %% of the variance, and half-samples agree on them to %.2f%s."
            .formatted(
                kneeHeight(points) < KNEE
                    ? "The curve has no elbow; it falls almost evenly."
                    : "The curve has an elbow.",
                point.components(),
                100 * point.explained(),
                point.stability(),
                point.stability() < Stability.STABLE ? " only" : "");
    return new Elbow(points, point.components(), sentence, missing);
  }

  private static double missing(DMatrixRMaj v) {
    int missing = 0;
    for (double entry : v.data) {
      missing += Double.isNaN(entry) ? 1 : 0;
    }
    return v.data.length == 0 ? 0 : (double) missing / v.data.length;
  }

  /**
   * How far the curve of errors dips below the chord between its ends, as a share of its height.
   */
  private static double kneeHeight(List<Point> points) {
    double start = points.get(0).relativeError();
    double end = points.get(points.size() - 1).relativeError();
    double height = 0;
    for (int i = 1; i < points.size() - 1; i++) {
      double chord = start + (end - start) * i / (points.size() - 1);
      height = Math.max(height, (chord - points.get(i).relativeError()) / (start - end));
    }
    return height;
  }
}
