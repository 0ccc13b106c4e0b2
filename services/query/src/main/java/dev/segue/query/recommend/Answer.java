package dev.segue.query.recommend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracks that answer a question, all from one version of one model.
 *
 * @param category of what was asked about; null where the model sees nothing in it
 * @param whyEmpty null unless there are no tracks
 * @param unknownIds ids of the question that the catalogue does not have
 */
public record Answer(
    String model,
    int version,
    @Nullable String category,
    List<Neighbor> tracks,
    @Nullable WhyEmpty whyEmpty,
    List<String> unknownIds) {
  public Answer {
    tracks = List.copyOf(tracks);
    unknownIds = List.copyOf(unknownIds);
  }

  /**
   * A track of the answer.
   *
   * @param rank from 1; an offset counts
   * @param score higher is nearer, at most 1; below 0 only against negative examples
   * @param duplicates ids of the same recording that it stands for
   * @param explanation null unless asked for
   */
  public record Neighbor(
      String id,
      int rank,
      double score,
      @Nullable String category,
      List<String> duplicates,
      @Nullable Explanation explanation) {
    public Neighbor {
      duplicates = List.copyOf(duplicates);
    }
  }
}
