package dev.segue.catalogue;

/** Lengths of recordings, as two sources give them. */
public final class Lengths {
  /** Two sources that measure the same recording differ by less, in milliseconds. */
  public static final double TOLERANCE_MS = 3_000;

  private Lengths() {}

  /** Whether both lengths are known and are not of one recording. NaN is unknown. */
  public static boolean differ(double oneMs, double otherMs) {
    return Math.abs(oneMs - otherMs) > TOLERANCE_MS;
  }
}
