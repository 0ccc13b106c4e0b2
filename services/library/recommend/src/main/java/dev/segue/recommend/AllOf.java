package dev.segue.recommend;

import dev.segue.engine.index.NodeRanges;
import dev.segue.engine.index.RowFilter;
import java.util.List;

/** Accepts what every one of some filters accepts, asked in their order. */
final class AllOf implements RowFilter {
  private final RowFilter[] filters;

  private AllOf(List<RowFilter> filters) {
    this.filters = filters.toArray(new RowFilter[0]);
  }

  static RowFilter of(List<RowFilter> filters) {
    return switch (filters.size()) {
      case 0 -> ALL;
      case 1 -> filters.get(0);
      default -> new AllOf(filters);
    };
  }

  @Override
  public boolean accepts(int row) {
    for (RowFilter filter : filters) {
      if (!filter.accepts(row)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean mayAccept(NodeRanges node) {
    for (RowFilter filter : filters) {
      if (!filter.mayAccept(node)) {
        return false;
      }
    }
    return true;
  }
}
