package dev.segue.recommend;

import dev.segue.engine.track.Feature;
import java.util.List;

/**
 * Why a track is in an answer.
 *
 * @param sentence for a listener
 * @param split what the components are parts of
 * @param components what each component adds to it, the greatest first; as they are shown they add
 *     up, to the last digit
 * @param nearerThan share of the catalogue that is less near to the example than the track is, 0 to
 *     1, from a sample
 * @param closest features in which fewest tracks come as near to the example, these first
 * @param furthest features in which most tracks are nearer to the example, these first
 */
public record Explanation(
    String sentence,
    Split split,
    List<Share> components,
    double nearerThan,
    List<Comparison> closest,
    List<Comparison> furthest) {

  public Explanation {
    components = List.copyOf(components);
    closest = List.copyOf(closest);
    furthest = List.copyOf(furthest);
  }

  /** What can be split into components. */
  public enum Split {
    /** A cosine is a sum of products, one for each component. */
    SCORE,

    /**
     * A score by distance is no sum. The squared distance is, of squares; a component adds its
     * share of the whole, which is 1, or 0 where there is no distance.
     */
    SQUARED_DISTANCE
  }

  /** What a component adds; negative where a negative example speaks against it. */
  public record Share(int id, String name, double share) {}

  /** A feature of the example and of the track, in raw units. */
  public record Comparison(Feature feature, double example, double track) {}
}
