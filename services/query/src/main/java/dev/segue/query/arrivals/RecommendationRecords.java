package dev.segue.query.arrivals;

import dev.segue.catalogue.TrackStore;
import dev.segue.recommend.Answer;
import dev.segue.schemas.avro.Recommendation;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackRecommendations;

/** Lays an answer out as the record of the recommendation topic. */
final class RecommendationRecords {
  private RecommendationRecords() {}

  /** What is recommended beside a track. */
  static TrackRecommendations of(
      String id, Track track, Answer answer, TrackStore store, long now) {
    return TrackRecommendations.newBuilder()
        .setId(id)
        .setTitle(track.getTitle())
        .setArtists(track.getArtists())
        .setModel(answer.model())
        .setModelVersion(answer.version())
        .setCategory(answer.category())
        .setRecommendations(answer.laidOut(store, RecommendationRecords::one))
        .setCreatedAt(now)
        .build();
  }

  private static Recommendation one(Answer.Neighbor neighbor, Track track) {
    return Recommendation.newBuilder()
        .setId(neighbor.id())
        .setRank(neighbor.rank())
        .setScore(neighbor.score())
        .setTitle(track.getTitle())
        .setArtists(track.getArtists())
        .build();
  }
}
