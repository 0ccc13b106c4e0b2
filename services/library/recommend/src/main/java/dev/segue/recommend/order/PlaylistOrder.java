package dev.segue.recommend.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A given set of tracks in an order that flows.
 *
 * @param positions for each place in the order, which of the given tracks it has
 * @param transitions between neighbours; one less than tracks
 */
public record PlaylistOrder(List<Integer> positions, List<Transition> transitions) {
  /** How many tracks can be put in order; the time grows with their square. */
  public static final int MOST_TRACKS = 1_000;

  public PlaylistOrder {
    positions = List.copyOf(positions);
    transitions = List.copyOf(transitions);
  }

  /**
   * Finds an order with cheap transitions along a curve of energy: the cheapest there is of up to
   * {@value ExactPath#MOST} tracks, a cheap one of more.
   *
   * @param first which of the tracks comes first, −1 for any
   * @param last which of the tracks comes last, −1 for any; another one than {@code first}
   * @throws IllegalArgumentException for more than {@value #MOST_TRACKS} tracks
   */
  public static PlaylistOrder of(
      List<SequenceTrack> tracks, int first, int last, EnergyCurve curve) {
    int n = tracks.size();
    if (n > MOST_TRACKS || first >= n || last >= n || (first >= 0 && first == last)) {
      throw new IllegalArgumentException(
          n + " tracks from " + first + " to " + last + " cannot be put in order");
    }
    SequenceTrack[] all = tracks.toArray(new SequenceTrack[0]);
    PathCosts costs = PathCosts.of(all, curve);
    int[] order =
        n == 0
            ? new int[0]
            : n <= ExactPath.MOST
                ? ExactPath.cheapest(costs, first, last)
                : LocalSearchPath.cheap(costs, first, last);
    List<Transition> transitions = new ArrayList<>();
    for (int i = 1; i < n; i++) {
      transitions.add(Transition.between(all[order[i - 1]], all[order[i]]));
    }
    return new PlaylistOrder(Arrays.stream(order).boxed().toList(), transitions);
  }
}
