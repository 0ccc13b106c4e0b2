package dev.segue.benchmarks.query;

/** How much of the heap is in use. */
final class Heap {
  private Heap() {}

  /** Bytes that are reachable, about. */
  static double used() {
    Runtime runtime = Runtime.getRuntime();
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, (double) (runtime.totalMemory() - runtime.freeMemory()));
    }
    return least;
  }
}
