package dev.segue.query.statistics;

import dev.segue.engine.track.Feature;

/** From the single precision of the columns to raw units. */
final class Units {
  private Units() {}

  /**
   * The raw value of a column's entry. A column has about seven digits; what stands beyond them is
   * noise, and a popularity of 66.00000262 was 66.
   */
  static double raw(Feature feature, float canonical) {
    double raw = feature.raw(canonical);
    double size = Math.max(Math.abs(raw), feature.raw(1) - feature.raw(0));
    double unit = Math.pow(10, Math.floor(Math.log10(size)) - 6);
    return Math.rint(raw / unit) * unit;
  }
}
