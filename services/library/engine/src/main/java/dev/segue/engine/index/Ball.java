package dev.segue.engine.index;

/**
 * Where the rows of a tree lie that have a score or more: in a ball around a point, the smaller,
 * the greater the score.
 */
interface Ball {

  /** The centre; an even number of values, the last one zero if the rank is odd. Not modified. */
  float[] centre();

  /**
   * The squared radius, with so much added that no row of the score lies outside because of the
   * rounding of scores and of distances from the centre, both in single precision. Negative if
   * there is no such row.
   */
  double squaredRadius(float score);

  /**
   * Up to which of the {@link BoxTree#gaps} rows that are not below a threshold may lie, with as
   * much added as gaps may be too great. Beyond what single precision holds, everywhere.
   */
  default float reach(float threshold) {
    if (!Float.isFinite(threshold)) {
      return Float.POSITIVE_INFINITY;
    }
    double rounding = 1 + (centre().length + 5) * 0x1p-24;
    double reach = 4 * squaredRadius(threshold) * rounding + Float.MIN_NORMAL;
    return reach < 0x1p120 ? Math.nextUp((float) reach) : Float.POSITIVE_INFINITY;
  }
}
