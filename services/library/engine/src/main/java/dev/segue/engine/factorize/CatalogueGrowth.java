package dev.segue.engine.factorize;

/**
 * When a model knows too little of its catalogue. Everything that costs more than usual waits for
 * such a growth: to fit sooner, to settle at the first pause, to promote what is only as good. So
 * it comes no more often than the logarithm of the catalogue's size, however the tracks come in.
 */
public final class CatalogueGrowth {
  /** A catalogue that has grown so many times since a model was fitted is known too little. */
  public static final double BY_HALF = 1.5;

  private CatalogueGrowth() {}

  /**
   * Whether so many tracks are half as many again as there were, or more. Any number is where there
   * were none.
   */
  public static boolean byHalf(long tracks, long before) {
    return tracks >= BY_HALF * before;
  }
}
