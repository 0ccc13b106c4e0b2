package dev.segue.query.recommend;

import dev.segue.query.catalogue.TrackStore;
import dev.segue.schemas.avro.Recommendation;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackRecommendations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays an answer out as the record of the recommendation topic. */
final class RecommendationRecords {
  private RecommendationRecords() {}

  /** Tracks that were deleted since the answer was made are left out. */
  static TrackRecommendations of(
      String id, Track track, Answer answer, TrackStore store, long now) {
    List<@Nullable Track> found =
        store.getAll(answer.tracks().stream().map(Answer.Neighbor::id).toList());
    List<Recommendation> recommendations = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      Track near = found.get(i);
      if (near != null) {
        Answer.Neighbor neighbor = answer.tracks().get(i);
        recommendations.add(
            Recommendation.newBuilder()
                .setId(neighbor.id())
                .setRank(neighbor.rank())
                .setScore(neighbor.score())
                .setTitle(near.getTitle())
                .setArtists(near.getArtists())
                .build());
      }
    }
    return TrackRecommendations.newBuilder()
        .setId(id)
        .setTitle(track.getTitle())
        .setArtists(track.getArtists())
        .setModel(answer.model())
        .setModelVersion(answer.version())
        .setCategory(answer.category())
        .setRecommendations(recommendations)
        .setCreatedAt(now)
        .build();
  }
}
