package dev.segue.recommend;

import dev.segue.catalogue.TrackStore;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
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
    @Nullable EmptyAnswerReason whyEmpty,
    List<String> unknownIds) {
  public Answer {
    tracks = List.copyOf(tracks);
    unknownIds = List.copyOf(unknownIds);
  }

  /**
   * The tracks laid out with what the store has of each, in their order. One that was deleted since
   * the answer was made is left out.
   */
  public <T> List<T> laidOut(TrackStore store, BiFunction<Neighbor, Track, T> layout) {
    List<@Nullable Track> found = store.getAll(tracks.stream().map(Neighbor::id).toList());
    List<T> all = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      Track track = found.get(i);
      if (track != null) {
        all.add(layout.apply(tracks.get(i), track));
      }
    }
    return all;
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
