package dev.segue.collector.source;

import java.util.List;

/**
 * The column names of a table, as they are written there and in its order; a name may be empty or
 * occur twice.
 */
public record Header(List<String> names) {

  public Header {
    names = List.copyOf(names);
  }

  public int size() {
    return names.size();
  }

  public String name(int column) {
    return names.get(column);
  }

  /** The names for a message, the unnamed ones made visible. */
  public String describe() {
    return String.join(
        ", ", names.stream().map(name -> name.isBlank() ? "(unnamed)" : name.strip()).toList());
  }
}
