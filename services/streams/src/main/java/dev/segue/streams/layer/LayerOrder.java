package dev.segue.streams.layer;

import java.util.Comparator;
import java.util.List;

/**
 * The precedence of layers: those that a setting lists, in its order; then the base layer, unless
 * it is listed; then all others by name.
 *
 * @param listed names of layers, the first in precedence first; no name twice
 */
public record LayerOrder(List<String> listed) implements Comparator<String> {
  /** The name of the layer of events that name none. */
  public static final String BASE = "base";

  /** Copies the list. */
  public LayerOrder {
    listed = List.copyOf(listed);
  }

  /** Negative where {@code one} comes before {@code other}; 0 only for equal names. */
  @Override
  public int compare(String one, String other) {
    int ranks = Integer.compare(rank(one), rank(other));
    return ranks == 0 ? one.compareTo(other) : ranks;
  }

  private int rank(String layer) {
    int place = listed.indexOf(layer);
    if (place >= 0) {
      return place;
    }
    return layer.equals(BASE) ? listed.size() : listed.size() + 1;
  }
}
