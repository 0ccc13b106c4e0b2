package dev.segue.catalogue.statistics;

import dev.segue.catalogue.RawValue;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * How the values of a feature are spread: bins of one width from the least value to the greatest.
 *
 * @param missing number of tracks that lack the feature
 * @param bins empty where no track has it
 */
public record Histogram(Feature feature, int missing, List<Bin> bins) {
  public Histogram {
    bins = List.copyOf(bins);
  }

  /**
   * One bin.
   *
   * @param from least value that belongs to it, raw
   * @param to first value that does not, but for the last bin, which ends with the greatest value
   */
  public record Bin(double from, double to, int tracks) {}

  /** Counts into {@code bins} bins; into one, where all values are the same. */
  public static Histogram of(FilteredRows selection, Feature feature, int bins) {
    float[] canonical = selection.values(feature);
    int[] tracks = {0};
    selection.forEachRow(row -> tracks[0]++);
    int missing = tracks[0] - canonical.length;
    if (canonical.length == 0) {
      return new Histogram(feature, missing, List.of());
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double[] values = new double[canonical.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = RawValue.of(feature, canonical[i]);
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    int count = low == high ? 1 : bins;
    double width = (high - low) / count;
    int[] counts = new int[count];
    for (double value : values) {
      int bin = width == 0 ? 0 : (int) ((value - low) / width);
      counts[Math.min(bin, count - 1)]++;
    }
    List<Bin> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new Bin(low + i * width, i == count - 1 ? high : low + (i + 1) * width, counts[i]));
    }
    return new Histogram(feature, missing, all);
  }
}
