package dev.segue.query.listener;

import dev.segue.catalogue.TrackStore;
import dev.segue.recommend.Answer;
import dev.segue.recommend.listener.Ratings;
import dev.segue.runtime.RegistryRetry;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.ListenerRecommendation;
import dev.segue.schemas.avro.ListenerRecommendations;
import dev.segue.schemas.avro.Track;
import java.time.Clock;
import java.util.Objects;

/** Lays a list out as the record of its topic. */
final class ListenerRecords {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final TrackStore store;
  private final AvroCodec<ListenerRecommendations> codec;
  private final RegistryRetry registryRetry;
  private final Clock clock;

  ListenerRecords(
      TrackStore store,
      AvroCodec<ListenerRecommendations> codec,
      RegistryRetry registryRetry,
      Clock clock) {
    this.store = store;
    this.codec = codec;
    this.registryRetry = registryRetry;
    this.clock = clock;
  }

  /** What a listener of these ratings may like. */
  ListenerRecommendations list(String listener, Ratings ratings, Answer answer) {
    return ListenerRecommendations.newBuilder()
        .setListener(listener)
        .setModel(answer.model())
        .setModelVersion(answer.version())
        .setLikes(ratings.likes())
        .setDislikes(ratings.dislikes())
        .setRecommendations(answer.laidOut(store, ListenerRecords::one))
        .setCreatedAt(clock.millis())
        .build();
  }

  private static ListenerRecommendation one(Answer.Neighbor neighbor, Track track) {
    return ListenerRecommendation.newBuilder()
        .setId(neighbor.id())
        .setRank(neighbor.rank())
        .setScore(neighbor.score())
        .setTitle(track.getTitle())
        .setArtists(track.getArtists())
        .build();
  }

  /** The record as bytes, however long the registry takes. */
  byte[] encode(ListenerRecommendations list) {
    return registryRetry.call(() -> codec.encode(list));
  }

  /** The same for lists that say the same, whenever they were made, and hardly ever for others. */
  static long fingerprint(ListenerRecommendations list) {
    long hash = list.getModelVersion();
    hash = hash * PRIME + list.getLikes();
    hash = hash * PRIME + list.getDislikes();
    for (ListenerRecommendation track : list.getRecommendations()) {
      hash = hash * PRIME + track.getId().hashCode();
      hash = hash * PRIME + Double.hashCode(track.getScore());
      hash = hash * PRIME + Objects.hash(track.getTitle(), track.getArtists());
    }
    return hash;
  }
}
