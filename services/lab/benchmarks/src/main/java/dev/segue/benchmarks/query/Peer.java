package dev.segue.benchmarks.query;

import dev.segue.engine.index.RowFilter;
import java.io.IOException;

/** An index over {@link PeerRows}: ours, or somebody else's. */
interface Peer extends AutoCloseable {

  /** For people. */
  String name();

  /** For machines, snake_case. */
  String key();

  /** Whether it may miss neighbours, and searches more widely if told to. */
  boolean isApproximate();

  /** Builds the index over the rows that are there first, on all processors. Called once, first. */
  void build() throws Exception;

  /** Adds the next row, beside searches. One thread at a time. */
  void add(int row);

  /** A searcher for one thread. */
  Searcher searcher();

  /** Searches, on one thread. */
  @FunctionalInterface
  interface Searcher {
    /**
     * Numbers of rows with a great dot product with the query, which has any length.
     *
     * @param width how many candidates are kept on the way, if that can be said; {@link
     *     Question#LIMIT} as the library has it unless told otherwise
     */
    int[] nearest(float[] query, Wanted wanted, int width);
  }

  /**
   * Which rows are wanted.
   *
   * @param share of all rows that are, about
   */
  record Wanted(RowFilter filter, double share) {
    static final Wanted ALL = new Wanted(RowFilter.ALL, 1);
  }

  @Override
  void close() throws IOException;
}
