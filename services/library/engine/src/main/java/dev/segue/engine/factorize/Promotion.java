package dev.segue.engine.factorize;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.scale.FeatureScaling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a candidate takes the place of the served model: only where that changes answers
 * for the better, never for the noise of the sample. A new model reorders answers although its
 * error is hardly less, so a swap must be worth it.
 */
public final class Promotion {

  private static final double WORSE = 1.005;
  private static final double RANGE_GROWTH = 0.01;

  /**
   * So much is served at once. Less hardly moves an answer, and the ends of a range go on growing a
   * little in any catalogue that grows; so it waits for a {@linkplain CatalogueGrowth growth}.
   */
  private static final double RANGE_LEAP = 0.10;

  /** A clipped range is made to leave 1 % of the rows outside; so many mean that it is outdated. */
  private static final double OUTSIDE = 0.025;

  /**
   * A model of n rows is worse than one of many by a share of about 4 / n, and ranges and
   * percentiles of n rows are as uncertain: for so little more, a catalogue has to grow first.
   */
  private static final double OF_FEW_ROWS = 10;

  private static final double DRIFT = 0.05;
  private static final int PERSISTENT = 2;
  private static final double CATALOGUE_GROWTH = 1.25;

  private Promotion() {}

  /**
   * The outcome for one candidate.
   *
   * @param promote whether the candidate is to be served
   * @param reason why, in a sentence for people
   * @param driftsSeen how many candidates in a row had drifted; to be given to the next call
   */
  public record Decision(boolean promote, String reason, int driftsSeen) {}

  /**
   * Decides on one candidate. Promoted is a first model; one with other features or another number
   * of components; one over a range that has grown by more than 10 % of its width, or by more than
   * 1 % if the catalogue has grown by half since the served model was fitted (of clipped ranges,
   * which are percentiles: one whose predecessor leaves 2.5 % of the rows outside); one whose error
   * on the sample the served model exceeds by 0.5 %; and one whose components have turned by 0.05
   * or more, if the candidate before had too and the catalogue has grown by a quarter. A range that
   * shrinks is no reason.
   *
   * <p>While the served model is one of few rows (n), range and error have to be worse by another
   * share of 10 / n, or the catalogue to have grown by a quarter: so the models of a young
   * catalogue follow one another quickly, but not with every batch, and from some 2,048 rows on
   * none is replaced for the noise of its sample.
   *
   * @param served the model that answers now; null if none does
   * @param candidate fitted to the sample
   * @param sample not modified
   * @param driftsSeen of the decision before; 0 at first
   */
  public static Decision decide(
      @Nullable FactorModel served,
      FactorModel candidate,
      Collection<BottomKSample.Entry> sample,
      int driftsSeen) {
    if (served == null) {
      return yes("The first model of its name.");
    }
    if (!served.transform().features().equals(candidate.transform().features())) {
      return yes("The catalogue has other features than the served model.");
    }
    if (served.rank() != candidate.rank()) {
      return yes(
          "It has %d components where the served model has %d."
              .formatted(candidate.rank(), served.rank()));
    }
    double allowance =
        grown(served, candidate, CATALOGUE_GROWTH) ? 0 : OF_FEW_ROWS / served.sampleSize();
    Optional<String> outgrown = outgrownRange(served, candidate, sample, allowance);
    if (outgrown.isPresent()) {
      return yes(outgrown.get());
    }
    double servedError = errorOn(served, sample);
    double candidateError = errorOn(candidate, sample);
    if (servedError >= (WORSE + allowance) * candidateError
        && servedError - candidateError > 1e-9) {
      return yes(
          "Its error on the sample is %.5f, that of the served model %.5f."
              .formatted(candidateError, servedError));
    }
    return onDrift(served, candidate, driftsSeen);
  }

  /**
   * Decides on a candidate of a catalogue that rests: as {@link #decide}, but what is as good is
   * promoted too if the catalogue has grown by half since the served model was fitted. Nothing
   * moves meanwhile that a swap could disturb, and what the served model says of the catalogue is
   * then said of most of it.
   */
  public static Decision atRest(
      @Nullable FactorModel served,
      FactorModel candidate,
      Collection<BottomKSample.Entry> sample,
      int driftsSeen) {
    Decision decision = decide(served, candidate, sample, driftsSeen);
    if (decision.promote()
        || served == null
        || !grown(served, candidate, CatalogueGrowth.BY_HALF)) {
      return decision;
    }
    return yes(
        "The stream is quiet, and the catalogue has grown by half since the served model was fitted.");
  }

  /**
   * Decides on a {@linkplain ModelFitter#settle settled} candidate, which is the model that these
   * rows have to end in: it is promoted if and only if it would answer otherwise than the served
   * one.
   *
   * @param served the model that answers now; null if none does
   */
  public static Decision settle(@Nullable FactorModel served, FactorModel settled) {
    if (served == null) {
      return yes("The first model of its name.");
    }
    return served.digest().equals(settled.digest())
        ? new Decision(false, "The served model has settled already.", 0)
        : yes("The stream is quiet: this is the model of these tracks, whatever their order.");
  }

  private static Decision onDrift(FactorModel served, FactorModel candidate, int driftsSeen) {
    double drift = drift(served, candidate);
    if (drift < DRIFT) {
      return new Decision(false, "As good as the served model, and hardly different.", 0);
    }
    int drifts = driftsSeen + 1;
    boolean grown = grown(served, candidate, CATALOGUE_GROWTH);
    String sentence = "Its components have turned by %.3f".formatted(drift);
    if (drifts >= PERSISTENT && grown) {
      return yes(sentence + ", and so had those of the candidate before.");
    }
    return new Decision(
        false,
        sentence
            + (grown
                ? "; a second such candidate will be promoted."
                : "; waiting for the catalogue to grow by a quarter."),
        drifts);
  }

  /**
   * How far the components are apart: the root of the mean squared distance between matched rows of
   * H, each of length 1.
   */
  static double drift(FactorModel served, FactorModel candidate) {
    int m = candidate.transform().size();
    DMatrixRMaj h = new DMatrixRMaj(candidate.rank(), m, true, candidate.weights());
    double[][] cosines =
        ComponentAlignment.cosines(
            h, candidate.transform(), served.components(), served.transform());
    int[] assigned = ComponentAlignment.assign(cosines, served.rank());
    double sum = 0;
    for (int i = 0; i < assigned.length; i++) {
      double cosine = assigned[i] < 0 ? 0 : cosines[i][assigned[i]];
      sum += Math.max(0, 2 - 2 * cosine);
    }
    return Math.sqrt(sum / assigned.length);
  }

  /** ||V - W H|| / ||V|| of the sample under the model's own transform, W at its best. */
  static double errorOn(FactorModel model, Collection<BottomKSample.Entry> sample) {
    DMatrixRMaj v = SampleTable.of(sample, model.transform());
    DMatrixRMaj h = new DMatrixRMaj(model.rank(), model.transform().size(), true, model.weights());
    DMatrixRMaj w = new DMatrixRMaj(v.numRows, model.rank());
    AlternatingLeastSquares.solveRows(v, h, w);
    return Residual.relative(v, w, h);
  }

  private static boolean grown(FactorModel served, FactorModel candidate, double times) {
    return candidate.tracks() >= times * served.tracks();
  }

  private static Optional<String> outgrownRange(
      FactorModel served,
      FactorModel candidate,
      Collection<BottomKSample.Entry> sample,
      double allowance) {
    List<FeatureScaling> after = candidate.transform().scalings();
    for (int i = 0; i < after.size(); i++) {
      FeatureScaling old = served.transform().scalings().get(i);
      FeatureScaling now = after.get(i);
      if (old.clip()) {
        double outside = outside(old, sample);
        if (outside > OUTSIDE + allowance) {
          return Optional.of(
              "%.1f %% of the tracks lie outside its range of %s."
                  .formatted(100 * outside, old.feature().label()));
        }
      } else {
        double growth = Math.max(old.low() - now.low(), now.high() - old.high());
        double least =
            grown(served, candidate, CatalogueGrowth.BY_HALF)
                ? RANGE_GROWTH
                : RANGE_LEAP + allowance;
        if (growth > least * (old.high() - old.low())) {
          return Optional.of(
              "The range of %s has grown by more than %.0f %%."
                  .formatted(old.feature().label(), 100 * least));
        }
      }
    }
    return Optional.empty();
  }

  /** Share of the rows that have the feature outside its range. */
  private static double outside(FeatureScaling scaling, Collection<BottomKSample.Entry> sample) {
    int outside = 0;
    int having = 0;
    for (BottomKSample.Entry entry : sample) {
      double value = entry.row().get(scaling.feature());
      if (scaling.reads(value)) {
        double position = scaling.transform().apply(scaling.feature(), value);
        having++;
        outside += position < scaling.low() || position > scaling.high() ? 1 : 0;
      }
    }
    return having == 0 ? 0 : (double) outside / having;
  }

  private static Decision yes(String reason) {
    return new Decision(true, reason, 0);
  }
}
