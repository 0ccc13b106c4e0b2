package dev.segue.query.listener;

import java.util.List;

/**
 * Where the ratings of a listener are.
 *
 * @param here whether this node has the store
 * @param others nodes to ask where it is not here, the owner first, then those with a copy
 */
public record StoreLocation(boolean here, List<Node> others) {
  public StoreLocation {
    others = List.copyOf(others);
  }

  /** A node of the service. */
  public record Node(String host, int port) {}
}
