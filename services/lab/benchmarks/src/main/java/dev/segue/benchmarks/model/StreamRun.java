package dev.segue.benchmarks.model;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A catalogue that comes in as events, batch by batch, and what the learner makes of it at some
 * moments. The same events go over several numbers of partitions. A fit depends on nothing but the
 * evidence and the model before it; so evidence is compared for each batch, and learned from once.
 *
 * <p>A stream may be <em>disturbed</em>: in every other batch a tenth of the tracks so far comes
 * again and a quarter of them is deleted, and comes back in the next one.
 */
final class StreamRun {
  private static final int BATCH = 1_024;
  private static final int SAMPLE_SIZE = 8_192;
  private static final int REDELIVERED = 10;
  private static final int DELETED = 4;

  private final Learner learner;
  private final List<PartitionedCatalogue> catalogues;
  private final boolean disturbed;
  private final Random random = new Random(1);
  private int disagreements;

  /** The model when so many different tracks have come, and all of them are there. */
  record Checkpoint(int tracks, FactorModel served, FactorModel candidate) {}

  /** All that a fit depends on, beside the model it starts from. */
  record Evidence(List<Entry> sample, FeatureTotals totals) {}

  /**
   * What a stream has come to.
   *
   * @param disagreements batches after which one number of partitions had other evidence than
   *     another
   */
  record Outcome(
      List<Checkpoint> checkpoints,
      Evidence evidence,
      FactorModel settled,
      int promotions,
      int disagreements) {}

  private StreamRun(Recipe recipe, List<Integer> partitions, boolean disturbed) {
    this.learner = new Learner(recipe);
    this.catalogues =
        partitions.stream().map(count -> new PartitionedCatalogue(count, SAMPLE_SIZE)).toList();
    this.disturbed = disturbed;
  }

  /** Multiples of two batches, and the end. */
  static List<Integer> checkpoints(int tracks) {
    List<Integer> at = new ArrayList<>();
    for (int rows = 2 * BATCH; rows < tracks; rows *= 2) {
      at.add(rows);
    }
    at.add(tracks);
    return at;
  }

  /** Streams the tracks in their order. */
  static Outcome of(
      Recipe recipe, List<BenchTrack> tracks, List<Integer> partitions, boolean disturbed) {
    return new StreamRun(recipe, partitions, disturbed).run(tracks);
  }

  private Outcome run(List<BenchTrack> tracks) {
    List<Integer> wanted = checkpoints(tracks.size());
    List<Checkpoint> checkpoints = new ArrayList<>();
    List<BenchTrack> deleted = new ArrayList<>();
    for (int from = 0; from < tracks.size(); from += BATCH) {
      int to = Math.min(from + BATCH, tracks.size());
      tracks.subList(from, to).forEach(this::put);
      deleted.forEach(this::put);
      deleted.clear();
      boolean even = from / BATCH % 2 == 0;
      if (disturbed && even && to < tracks.size()) {
        disturb(tracks.subList(0, to), deleted);
      }
      Evidence evidence = evidence();
      learner.learn(evidence.sample(), evidence.totals());
      if (wanted.contains(to)) {
        checkpoints.add(new Checkpoint(to, learner.served(), learner.candidate()));
      }
    }
    Evidence evidence = evidence();
    return new Outcome(
        checkpoints,
        evidence,
        learner.settled(evidence.sample(), evidence.totals()),
        learner.promotions(),
        disagreements);
  }

  private void put(BenchTrack track) {
    catalogues.forEach(catalogue -> catalogue.put(track));
  }

  private Evidence evidence() {
    List<Evidence> all = new ArrayList<>();
    for (PartitionedCatalogue catalogue : catalogues) {
      catalogue.maintain();
      all.add(new Evidence(catalogue.sample(), catalogue.totals()));
    }
    disagreements += all.stream().allMatch(all.get(0)::equals) ? 0 : 1;
    return all.get(0);
  }

  private void disturb(List<BenchTrack> soFar, List<BenchTrack> deleted) {
    for (BenchTrack track : soFar) {
      if (random.nextInt(REDELIVERED) == 0) {
        put(track);
      }
      if (random.nextInt(DELETED) == 0) {
        catalogues.forEach(catalogue -> catalogue.delete(track.id()));
        deleted.add(track);
      }
    }
  }
}
