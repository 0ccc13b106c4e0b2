package dev.segue.engine.index;

/** The contract by distance. */
class KdTreeDistanceTest extends KdTreeIndexTest {

  @Override
  Metric metric() {
    return Metric.DISTANCE;
  }
}
