package dev.segue.engine.sample;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Exact totals of a catalogue: the number of tracks and, for each feature, how many have it, the
 * sum, the sum of squares, and the least and the greatest value.
 *
 * <p>Each value is rounded to a multiple of 2<sup>-40</sup> and summed as an integer of 128 bits
 * (squares: 2<sup>-80</sup>). So the totals do not depend on the order of the tracks or on how they
 * are divided, and {@link #subtract} undoes {@link #add} to the last bit. Least and greatest are
 * the values themselves; with them goes the number of tracks that have them, so that only the
 * removal of the last such track makes the range {@linkplain #rangeStale stale}: it then still
 * encloses every value but may be too wide, until {@link #recomputeRanges}.
 *
 * <p>Not safe for use by several threads.
 */
public final class FeatureTotals {

  /** Values are summed as whole numbers of so many to the unit. */
  private static final double QUANTA = 0x1p40;

  private long tracks;
  final long[] counts = new long[Feature.COUNT];
  final ExactSum sums = new ExactSum(Feature.COUNT);
  final ExactSum squares = new ExactSum(Feature.COUNT);
  final Extreme least = new Extreme(Feature.COUNT);
  final Extreme greatest = new Extreme(Feature.COUNT);
  private final double[] scratch = new double[Feature.COUNT];

  /** Totals of no track. */
  public FeatureTotals() {}

  /** Reads what {@link #toBytes} wrote. */
  public static FeatureTotals fromBytes(byte[] bytes) {
    return FeatureTotalsFormat.read(bytes);
  }

  /** Totals of the same tracks, with a life of their own. */
  public FeatureTotals copy() {
    FeatureTotals copy = new FeatureTotals();
    copy.merge(this);
    return copy;
  }

  /** Counts a track in. */
  public void add(FeatureVector vector) {
    vector.copyInto(scratch, 0);
    tracks++;
    for (int f = 0; f < Feature.COUNT; f++) {
      double value = scratch[f];
      if (!Double.isNaN(value)) {
        long quanta = Math.round(value * QUANTA);
        counts[f]++;
        sums.add(f, quanta >> 63, quanta);
        squares.add(f, Math.multiplyHigh(quanta, quanta), quanta * quanta);
        // Least is kept as the greatest of the negatives: one rule for both ends.
        least.add(f, -value);
        greatest.add(f, value);
      }
    }
  }

  /** Counts a track out that was counted in with the same vector. */
  public void subtract(FeatureVector vector) {
    vector.copyInto(scratch, 0);
    tracks--;
    for (int f = 0; f < Feature.COUNT; f++) {
      double value = scratch[f];
      if (!Double.isNaN(value)) {
        long quanta = Math.round(value * QUANTA);
        counts[f]--;
        sums.subtract(f, quanta >> 63, quanta);
        squares.subtract(f, Math.multiplyHigh(quanta, quanta), quanta * quanta);
        least.subtract(f, -value, counts[f]);
        greatest.subtract(f, value, counts[f]);
      }
    }
  }

  /** Counts in all tracks of other totals. */
  public void merge(FeatureTotals other) {
    tracks += other.tracks;
    for (int f = 0; f < Feature.COUNT; f++) {
      counts[f] += other.counts[f];
      sums.add(f, other.sums.high(f), other.sums.low(f));
      squares.add(f, other.squares.high(f), other.squares.low(f));
      least.merge(f, other.least);
      greatest.merge(f, other.greatest);
    }
  }

  /**
   * Puts in what a record says of one feature, in place of what is known of it.
   *
   * @param count number of tracks that have it
   * @param sum of the values, in multiples of 2<sup>-40</sup>
   * @param sumOfSquares of the rounded values, in multiples of 2<sup>-80</sup>
   * @param minimum NaN where count is 0
   * @param maximum NaN where count is 0
   */
  public void put(
      Feature feature,
      long count,
      BigInteger sum,
      BigInteger sumOfSquares,
      double minimum,
      double maximum) {
    int f = feature.position();
    counts[f] = count;
    sums.set(f, sum);
    squares.set(f, sumOfSquares);
    least.set(f, -minimum, 1);
    greatest.set(f, maximum, 1);
  }

  /** Puts in the number of tracks, beside {@link #put}. */
  public void putTracks(long number) {
    tracks = number;
  }

  /** Number of tracks. */
  public long tracks() {
    return tracks;
  }

  /** Number of tracks that have the feature. */
  public long count(Feature feature) {
    return counts[feature.position()];
  }

  /** Sum of the canonical values, in multiples of 2<sup>-40</sup>. */
  public BigInteger sum(Feature feature) {
    return sums.toBigInteger(feature.position());
  }

  /** Sum of the squares of the rounded values, in multiples of 2<sup>-80</sup>. */
  public BigInteger sumOfSquares(Feature feature) {
    return squares.toBigInteger(feature.position());
  }

  /** Mean canonical value of the tracks that have the feature, NaN if none has. */
  public double mean(Feature feature) {
    int f = feature.position();
    return counts[f] == 0 ? Double.NaN : sums.toDouble(f) / QUANTA / counts[f];
  }

  /** Variance (divided by n) over the tracks that have the feature, NaN if none has. */
  public double variance(Feature feature) {
    int f = feature.position();
    if (counts[f] == 0) {
      return Double.NaN;
    }
    // n * squares - sum^2 is an exact integer, so nothing cancels.
    BigInteger n = BigInteger.valueOf(counts[f]);
    BigInteger sum = sums.toBigInteger(f);
    BigInteger scatter = squares.toBigInteger(f).multiply(n).subtract(sum.multiply(sum));
    return scatter.doubleValue() / QUANTA / QUANTA / counts[f] / counts[f];
  }

  /** Least canonical value, NaN if no track has the feature; a lower bound where it is stale. */
  public double least(Feature feature) {
    return 0.0 - least.value(feature.position());
  }

  /** Greatest canonical value, NaN if none has the feature; an upper bound where it is stale. */
  public double greatest(Feature feature) {
    return greatest.value(feature.position());
  }

  /** The ranges of all features. */
  public FeatureRanges ranges() {
    FeatureVector.Builder from = FeatureVector.builder();
    FeatureVector.Builder to = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      from.canonical(feature, least(feature));
      to.canonical(feature, greatest(feature));
    }
    return new FeatureRanges(from.build(), to.build());
  }

  /** Whether some range may be too wide, because the last track at its end was counted out. */
  public boolean rangeStale() {
    for (int f = 0; f < Feature.COUNT; f++) {
      if (counts[f] > 0 && (least.isStale(f) || greatest.isStale(f))) {
        return true;
      }
    }
    return false;
  }

  /** Finds the ranges anew from all the tracks that are counted in. */
  public void recomputeRanges(Iterable<FeatureVector> catalogue) {
    least.clear();
    greatest.clear();
    for (FeatureVector vector : catalogue) {
      for (Feature feature : Feature.values()) {
        if (vector.has(feature)) {
          least.add(feature.position(), -vector.get(feature));
          greatest.add(feature.position(), vector.get(feature));
        }
      }
    }
  }

  /** The totals as bytes, for a state store: {@link FeatureTotalsFormat}. */
  public byte[] toBytes() {
    return FeatureTotalsFormat.write(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureTotals that && Arrays.equals(toBytes(), that.toBytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBytes());
  }

  @Override
  public String toString() {
    return "FeatureTotals[tracks=" + tracks + ", ranges=" + ranges() + "]";
  }
}
