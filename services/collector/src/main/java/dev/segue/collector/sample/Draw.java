package dev.segue.collector.sample;

import java.util.List;

/**
 * Random numbers of one thing (a track, an artist), reachable without those of any other:
 * SplitMix64 (Steele, Lea and Flood, 2014), started at a hash of what is drawn for. Integer
 * arithmetic only, so the same on every machine.
 */
final class Draw {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private long state;

  /**
   * Starts the numbers of one thing.
   *
   * @param purpose keeps apart what is drawn for things of the same number
   */
  Draw(long seed, long purpose, long number) {
    state = mix(mix(mix(seed + GOLDEN_GAMMA) + purpose * GOLDEN_GAMMA) + number);
  }

  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return y ^ (y >>> 31);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform between 0 and 1, never either. */
  double uniform() {
    return ((next() >>> 11) + 0.5) * UNIT;
  }

  /** Uniform from 0 to n − 1. */
  int below(int n) {
    return (int) (uniform() * n);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  double normal() {
    return NormalScores.inverse(uniform());
  }

  String of(List<String> words) {
    return words.get(below(words.size()));
  }
}
