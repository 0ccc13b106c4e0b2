package dev.segue.benchmarks.model;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tasks of a streams app know of a catalogue, without the app: for each partition its
 * state, its sample and its totals, kept as the app keeps them.
 */
final class PartitionedCatalogue {
  private final int sampleSize;
  private final List<Partition> partitions = new ArrayList<>();

  private static final class Partition {
    private final Map<String, FeatureVector> state = new HashMap<>();
    private final FeatureTotals totals = new FeatureTotals();
    private final BottomKSample sample;

    private Partition(int sampleSize) {
      this.sample = new BottomKSample(sampleSize);
    }

    private List<Entry> entries() {
      return state.entrySet().stream().map(e -> Entry.of(e.getKey(), e.getValue())).toList();
    }
  }

  PartitionedCatalogue(int partitions, int sampleSize) {
    this.sampleSize = sampleSize;
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(new Partition(sampleSize));
    }
  }

  /** A track comes, for the first time or again. */
  void put(BenchTrack track) {
    Partition partition = of(track.id());
    FeatureVector before = partition.state.put(track.id(), track.features());
    if (track.features().equals(before)) {
      return;
    }
    partition.totals.add(track.features());
    if (before != null) {
      partition.totals.subtract(before);
    }
    partition.sample.put(track.id(), track.features());
  }

  /** A track is deleted. */
  void delete(String id) {
    Partition partition = of(id);
    FeatureVector before = partition.state.remove(id);
    if (before != null) {
      partition.totals.subtract(before);
      partition.sample.remove(id);
    }
  }

  /** Mends what deletes have left, before a report. */
  void maintain() {
    for (Partition partition : partitions) {
      if (partition.totals.rangeStale()) {
        partition.totals.recomputeRanges(partition.state.values());
      }
      if (partition.sample.needsRefill()) {
        partition.sample.refill(partition.entries());
      }
    }
  }

  /** The rows that a fit sees. */
  List<Entry> sample() {
    return List.copyOf(
        BottomKSample.merge(sampleSize, partitions.stream().map(p -> p.sample).toList()).entries());
  }

  /** Totals of all partitions. */
  FeatureTotals totals() {
    FeatureTotals all = new FeatureTotals();
    partitions.forEach(partition -> all.merge(partition.totals));
    return all;
  }

  private Partition of(String id) {
    return partitions.get(Math.floorMod(id.hashCode(), partitions.size()));
  }
}
