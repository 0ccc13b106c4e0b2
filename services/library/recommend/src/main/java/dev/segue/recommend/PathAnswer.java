package dev.segue.recommend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way from one track to another, or why there is none.
 *
 * @param tracks from one end to the other, both included; empty where there is no way
 * @param whyNone null unless there are no tracks
 */
public record PathAnswer(String model, int version, List<Step> tracks, @Nullable String whyNone) {
  public PathAnswer {
    tracks = List.copyOf(tracks);
  }

  /**
   * A track of the way.
   *
   * @param score similarity to the track before, 0 to 1; null for the first
   */
  public record Step(String id, @Nullable Double score, @Nullable String category) {}
}
