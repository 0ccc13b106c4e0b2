package dev.segue.recommend.listener;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Answer;
import dev.segue.recommend.EmptyAnswerReason;
import dev.segue.recommend.Example;
import dev.segue.recommend.RecommendationRequest;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.UnknownTracksException;
import dev.segue.recommend.UnusableRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a listener may like: the likes are what to go by, the dislikes what to keep away from, each
 * counting the same. Examples are never part of an answer, so neither is what was rated.
 */
public final class ListenerRecommender {
  private static final String NOTHING_KNOWN =
      "The catalogue has none of the tracks that are liked.";

  private final Catalogue catalogue;
  private final Recommender recommender;

  public ListenerRecommender(Catalogue catalogue, Recommender recommender) {
    this.catalogue = catalogue;
    this.recommender = recommender;
  }

  /**
   * The tracks that fit a listener; none, with the reason, where nothing is there to go by.
   *
   * @throws dev.segue.catalogue.UnknownModelException if no such model is served
   * @throws UnusableRequestException if the options cannot be fulfilled in any catalogue
   */
  public Answer recommend(Ratings ratings, ListenerRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.served(request.model());
    if (ratings.likes() == 0 && request.options().targets().isEmpty()) {
      return nothing(
          served,
          "Nothing is liked yet: a list starts with the first like, and dislikes shape it.");
    }
    try {
      return recommender.recommend(
          new RecommendationRequest(
              request.model(),
              examples(snapshot, ratings, true, request.includeRated()),
              examples(snapshot, ratings, false, request.includeRated()),
              request.strategy(),
              false,
              request.limit(),
              request.offset(),
              request.options()));
    } catch (UnknownTracksException e) {
      return nothing(served, NOTHING_KNOWN);
    } catch (UnusableRequestException e) {
      return switch (e.parameter()) {
        case "positive" -> nothing(served, NOTHING_KNOWN);
        case "negative" -> nothing(served, "What is disliked takes back all that the likes say.");
        default -> throw e;
      };
    }
  }

  /** The features of a track, where the catalogue has it. */
  public static Optional<FeatureVector> features(CatalogueSnapshot snapshot, String id) {
    int row = snapshot.find(id);
    if (row < 0) {
      return Optional.empty();
    }
    double[] values = new double[Feature.COUNT];
    snapshot.rows().features(row, values);
    return Optional.of(FeatureVector.of(values));
  }

  /** Where what was rated may be in the answer, sounds stand for the tracks. */
  private static List<Example> examples(
      CatalogueSnapshot snapshot, Ratings ratings, boolean liked, boolean asSounds) {
    List<Example> examples = new ArrayList<>();
    for (RatedTrack track : ratings.tracks()) {
      if (track.liked() != liked) {
        continue;
      }
      if (asSounds) {
        features(snapshot, track.trackId())
            .ifPresent(features -> examples.add(new Example.Sound(features, 1)));
      } else {
        examples.add(new Example.Known(track.trackId(), 1));
      }
    }
    return examples;
  }

  private static Answer nothing(ServedModel served, String why) {
    return new Answer(
        served.model().name(),
        served.model().version(),
        null,
        List.of(),
        new EmptyAnswerReason(List.of(), why),
        List.of());
  }
}
