package dev.segue.offline.evaluate;

/** A way to find tracks that fit to a track. */
interface Neighbours {

  /** What people call it. */
  String name();

  /** What it does, in a few words. */
  String description();

  /**
   * The tracks that fit best, best first, without the track itself; fewer where there are not so
   * many.
   *
   * @param track its position in the table
   * @param limit how many at most
   * @return positions in the table
   */
  int[] of(int track, int limit);
}
