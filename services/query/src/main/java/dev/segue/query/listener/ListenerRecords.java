package dev.segue.query.listener;

import dev.segue.query.catalogue.TrackStore;
import dev.segue.query.recommend.Answer;
import dev.segue.query.replica.Patience;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.ListenerRecommendation;
import dev.segue.schemas.avro.ListenerRecommendations;
import dev.segue.schemas.avro.Track;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Lays a list out as the record of its topic. */
final class ListenerRecords {
  private final TrackStore store;
  private final AvroCodec<ListenerRecommendations> codec;
  private final Patience patience;
  private final Clock clock;

  ListenerRecords(
      TrackStore store, AvroCodec<ListenerRecommendations> codec, Patience patience, Clock clock) {
    this.store = store;
    this.codec = codec;
    this.patience = patience;
    this.clock = clock;
  }

  /** Tracks that were deleted since the answer was made are left out. */
  byte[] encode(String listener, Ratings ratings, Answer answer) {
    List<ListenerRecommendation> tracks = new ArrayList<>(answer.tracks().size());
    for (Answer.Neighbor neighbor : answer.tracks()) {
      Track track = store.get(neighbor.id());
      if (track != null) {
        tracks.add(
            ListenerRecommendation.newBuilder()
                .setId(neighbor.id())
                .setRank(neighbor.rank())
                .setScore(neighbor.score())
                .setTitle(track.getTitle())
                .setArtists(track.getArtists())
                .build());
      }
    }
    ListenerRecommendations list =
        ListenerRecommendations.newBuilder()
            .setListener(listener)
            .setModel(answer.model())
            .setModelVersion(answer.version())
            .setLikes(ratings.likes())
            .setDislikes(ratings.dislikes())
            .setRecommendations(tracks)
            .setCreatedAt(clock.millis())
            .build();
    return patience.call(() -> codec.encode(list));
  }
}
