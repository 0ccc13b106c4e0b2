package dev.segue.benchmarks.model;

import dev.segue.benchmarks.model.StreamRun.Checkpoint;
import dev.segue.benchmarks.model.StreamRun.Outcome;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Report;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Factorization;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The model of a stream beside factorisations of all the rows that have come, in four orders of
 * arrival over 1, 4 and 16 partitions, each once as it is and once disturbed by redelivery and
 * deletes.
 *
 * <p>Compared are relative errors over all rows so far, each under its own transform: how much
 * greater is that of the model that answers.
 */
final class IncrementalQuality {
  private static final List<Integer> PARTITIONS = List.of(1, 4, 16);
  private static final double ON_THE_WAY = 0.5;
  private static final double AT_THE_END = 0.3;

  private final Recipe recipe;
  private final List<BenchTrack> tracks;
  private final Consumer<String> status;
  private final Set<StreamRun.Evidence> evidence = new HashSet<>();
  private final Set<String> settled = new HashSet<>();
  private @Nullable Factorization optimum;
  private @Nullable FactorModel refreshed;
  private @Nullable FactorModel last;
  private double worstCandidate;
  private int mostPromotions;
  private int disagreements;

  IncrementalQuality(Recipe recipe, List<BenchTrack> tracks, Consumer<String> status) {
    this.recipe = recipe;
    this.tracks = tracks;
    this.status = status;
  }

  /** Measures. */
  void measure(Report report) {
    for (ArrivalOrder order : ArrivalOrder.values()) {
      measure(order, report);
    }
    String name = recipe.name();
    report.add(
        percent(name + "_candidate_excess", "  worst of the newest candidates, too", worstCandidate)
            .atMost(ON_THE_WAY));
    report.add(
        Figure.of(name + "_promotions", "  promotions in a stream, at most", mostPromotions, ""));
    report.add(
        Figure.of(
                name + "_disagreements",
                "  batches in which 1, 4 and 16 partitions disagree on the sample or totals",
                disagreements,
                "")
            .atMost(0));
    report.add(
        Figure.of(
                name + "_evidence",
                "  different samples and totals at the end of the 8 streams",
                evidence.size(),
                "")
            .atMost(1));
    report.add(
        Figure.of(
                name + "_settled",
                "  different settled models at the end of the 8 streams",
                settled.size(),
                "")
            .atMost(1));
  }

  /** The best factorisation of all rows; after {@link #measure}. */
  @Nullable Factorization optimum() {
    return optimum;
  }

  /** The newest candidate at the end of the last stream; after {@link #measure}. */
  @Nullable FactorModel refreshed() {
    return refreshed;
  }

  /** What it became when no more events came; after {@link #measure}. */
  @Nullable FactorModel settled() {
    return last;
  }

  private void measure(ArrivalOrder order, Report report) {
    List<BenchTrack> arranged = order.of(tracks);
    status.accept("streaming " + order.label() + " over " + PARTITIONS + " partitions");
    List<Outcome> outcomes =
        Stream.of(false, true)
            .parallel()
            .map(disturbed -> StreamRun.of(recipe, arranged, PARTITIONS, disturbed))
            .toList();
    for (Outcome outcome : outcomes) {
      evidence.add(outcome.evidence());
      settled.add(outcome.settled().digest());
      disagreements += outcome.disagreements();
      mostPromotions = Math.max(mostPromotions, outcome.promotions());
      refreshed = outcome.checkpoints().get(outcome.checkpoints().size() - 1).candidate();
      last = outcome.settled();
    }
    List<Integer> checkpoints = StreamRun.checkpoints(arranged.size());
    for (int at = 0; at < checkpoints.size(); at++) {
      int count = checkpoints.get(at);
      List<FeatureVector> rows =
          arranged.subList(0, count).stream().map(BenchTrack::features).toList();
      List<Checkpoint> here = new ArrayList<>();
      for (Outcome outcome : outcomes) {
        here.add(outcome.checkpoints().get(at));
      }
      status.accept("ten fits of the first %,d tracks".formatted(count));
      double best = best(here.get(0).candidate(), rows, count == arranged.size());
      double served = 0;
      for (Checkpoint checkpoint : here) {
        served = Math.max(served, excess(checkpoint.served(), rows, best));
        worstCandidate = Math.max(worstCandidate, excess(checkpoint.candidate(), rows, best));
      }
      report.add(
          percent(
                  "%s_excess_%s_%d"
                      .formatted(recipe.name(), order.name().toLowerCase(Locale.ROOT), count),
                  "%s, %,d tracks, %s: error above the best fit"
                      .formatted(recipe.name(), count, order.label()),
                  served)
              .atMost(count == arranged.size() ? AT_THE_END : ON_THE_WAY));
    }
  }

  private double best(FactorModel shape, List<FeatureVector> rows, boolean all) {
    Factorization known = optimum;
    if (all && known != null) {
      return known.relativeError(); // in every order the same rows
    }
    Factorization best = FullBatch.best(FullBatch.table(rows, shape.transform()), shape.rank());
    if (all) {
      optimum = best;
    }
    return best.relativeError();
  }

  private static double excess(FactorModel model, List<FeatureVector> rows, double best) {
    return 100 * (FullBatch.relativeError(model, rows) / best - 1);
  }

  private static Figure percent(String key, String label, double value) {
    return Figure.of(key, label, value, "%");
  }
}
