package dev.segue.engine.index;

/** The contract by distance. */
class BruteForceDistanceTest extends BruteForceIndexTest {

  @Override
  Metric metric() {
    return Metric.DISTANCE;
  }
}
