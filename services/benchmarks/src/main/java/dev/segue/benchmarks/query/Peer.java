package dev.segue.benchmarks.query;

import java.io.IOException;

/** A graph index by somebody else, over the rows of an index. For one thread. */
interface Peer extends AutoCloseable {

  /** For people. */
  String name();

  /** For machines, snake_case. */
  String key();

  /** Builds the graph, on all processors. Called once, first. */
  void build() throws Exception;

  /** The width of the search that it has unless told otherwise. */
  int usualWidth();

  /** Numbers of rows with a great dot product with the query, which has any length. */
  int[] nearest(float[] query, int limit, int width);

  @Override
  void close() throws IOException;
}
