package dev.segue.query.recommend;

import dev.segue.engine.track.Feature;
import java.util.List;

/**
 * Why a track is in an answer.
 *
 * @param sentence for a listener
 * @param components what each component adds to the score, the greatest first; they add up to the
 *     score as it is shown, to the last digit
 * @param closest features in which it is nearest to the example, the nearest first
 * @param furthest features in which it is furthest from the example, the furthest first
 */
public record Explanation(
    String sentence, List<Share> components, List<Comparison> closest, List<Comparison> furthest) {

  public Explanation {
    components = List.copyOf(components);
    closest = List.copyOf(closest);
    furthest = List.copyOf(furthest);
  }

  /** What a component adds to the score; negative where a negative example speaks against it. */
  public record Share(int id, String name, double share) {}

  /** A feature of the example and of the track, in raw units. */
  public record Comparison(Feature feature, double example, double track) {}
}
