package dev.segue.engine.index;

/**
 * What an index takes on the heap, in bytes, by what it is for.
 *
 * @param trees values of the rows in trees
 * @param order which row is where in them, and back
 * @param sketches of the rows of their leaves
 * @param boxes of their nodes
 * @param ranges that let filters pass over their nodes
 * @param latest values of the rows that are in no tree yet, and which rows were removed
 */
public record IndexMemory(
    long trees, long order, long sketches, long boxes, long ranges, long latest) {

  /** That of two parts of an index. */
  IndexMemory plus(IndexMemory other) {
    return new IndexMemory(
        trees + other.trees,
        order + other.order,
        sketches + other.sketches,
        boxes + other.boxes,
        ranges + other.ranges,
        latest + other.latest);
  }

  /** All of it. */
  public long total() {
    return trees + order + sketches + boxes + ranges + latest;
  }
}
