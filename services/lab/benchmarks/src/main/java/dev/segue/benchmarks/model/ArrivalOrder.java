package dev.segue.benchmarks.model;

import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The order in which a catalogue comes in. Sorted ones are hard for whoever learns on the way: what
 * comes first is not like what comes last.
 */
enum ArrivalOrder {
  SHUFFLED("shuffled"),
  BY_YEAR("by year"),
  BY_ENERGY("by energy"),
  BY_GENRE("by genre");

  private static final long SEED = 1;

  private final String label;

  ArrivalOrder(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The tracks in this order; equal ones in random order, the same in every run. */
  List<BenchTrack> of(List<BenchTrack> tracks) {
    List<BenchTrack> arranged = new ArrayList<>(tracks);
    Collections.shuffle(arranged, new Random(SEED));
    switch (this) {
      case SHUFFLED -> {}
      case BY_YEAR -> arranged.sort(Comparator.comparing(BenchTrack::date));
      case BY_ENERGY ->
          arranged.sort(Comparator.comparingDouble(t -> t.features().get(Feature.ENERGY)));
      case BY_GENRE -> arranged.sort(Comparator.comparing(BenchTrack::genre));
    }
    return List.copyOf(arranged);
  }
}
