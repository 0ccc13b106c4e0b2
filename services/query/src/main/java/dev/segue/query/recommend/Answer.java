package dev.segue.query.recommend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracks nearest to a seed, all from one version of one model.
 *
 * @param category of the seed; null where the model sees nothing in it
 */
public record Answer(String model, int version, @Nullable String category, List<Neighbor> tracks) {
  public Answer {
    tracks = List.copyOf(tracks);
  }

  /**
   * A track of the answer.
   *
   * @param rank from 1; an offset counts
   * @param score 0 to 1, higher is nearer
   */
  public record Neighbor(String id, int rank, double score, @Nullable String category) {}
}
