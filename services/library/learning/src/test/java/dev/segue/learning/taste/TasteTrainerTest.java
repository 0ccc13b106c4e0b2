package dev.segue.learning.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TasteTrainerTest {

  private static final long SEED = 23;
  private static final FeatureVector LIVELY =
      FeatureVector.builder().raw(Feature.ENERGY, 0.9).raw(Feature.VALENCE, 0.5).build();

  @Test
  void shouldChooseAmongAllKindsFromEnoughRatings() {
    List<Rating> ratings = OnlineTasteTest.ratings(120, new Random(SEED));

    TasteModel model = TasteTrainer.train(ratings, 3, 1);

    assertThat(model.trials()).hasSize(Method.Kind.values().length);
    assertThat(model.method()).isEqualTo(CrossValidation.best(model.trials()).method());
    assertThat(model.probability(LIVELY)).isGreaterThan(0.5);
    assertThat(model.sentence())
        .contains("version 3", "the best of 4 in cross-validation", model.method().kind().title());
    TasteModel again =
        TasteTrainer.again(ratings, model.method(), model.trials(), model.version(), 1);
    assertThat(again.probability(LIVELY)).isEqualTo(model.probability(LIVELY));
    assertThat(again.sentence()).isEqualTo(model.sentence());
  }

  @Test
  void shouldTakeTheOnlineLearnerWithFewRatings() {
    List<Rating> ratings = OnlineTasteTest.ratings(20, new Random(SEED));

    TasteModel model = TasteTrainer.train(ratings, 1, 1);

    assertThat(model.method().kind()).isEqualTo(Method.Kind.ONLINE);
    assertThat(model.probability(LIVELY)).isBetween(0.5, 0.9);
    assertThat(model.sentence()).endsWith("too few to compare classifiers.");
  }

  @Test
  void shouldPutEveryDislikedTrackBelowTheLikedOnesInAnyOrder() {
    Random random = new Random(SEED);
    for (int n = 4; n <= 20; n++) {
      List<Rating> ratings = OnlineTasteTest.ratings(n, random);
      TasteModel model = TasteTrainer.train(ratings, 1, 1);
      double leastLiked = 1;
      double mostDisliked = 0;
      for (Rating rating : ratings) {
        double probability = model.probability(rating.features());
        leastLiked = rating.liked() ? Math.min(leastLiked, probability) : leastLiked;
        mostDisliked = rating.liked() ? mostDisliked : Math.max(mostDisliked, probability);
        assertThat(probability).isBetween(0.1, 0.9);
      }
      assertThat(mostDisliked).as("%d ratings", n).isLessThan(leastLiked);
    }
  }

  @Test
  void shouldSayThatItGuessesWhereOnlyOneAnswerWasGiven() {
    TasteModel likes = TasteTrainer.train(Collections.nCopies(80, new Rating(LIVELY, true)), 1, 1);
    assertThat(likes.probability(LIVELY)).isBetween(0.6, 0.99);
    assertThat(likes.sentence()).endsWith("without a single dislike it is a guess.");
    TasteModel dislike = TasteTrainer.train(List.of(new Rating(LIVELY, false)), 1, 1);
    assertThat(dislike.probability(LIVELY)).isBetween(0.3, 0.5);
    assertThat(dislike.sentence()).endsWith("without a single like it is a guess.");
  }

  @Test
  void shouldCountOneLikeAndSeveralInTheirOwnWords() {
    Rating like = new Rating(LIVELY, true);
    Rating dislike = new Rating(FeatureVector.empty(), false);

    assertThat(TasteTrainer.train(List.of(like, dislike, dislike), 1, 1).sentence())
        .contains("trained on 1 like and 2 dislikes:");
    assertThat(TasteTrainer.train(List.of(like, like, dislike), 1, 1).sentence())
        .contains("trained on 2 likes and 1 dislike:");
    assertThat(TasteTrainer.train(List.of(like), 1, 1).sentence())
        .contains("trained on 1 like and 0 dislikes:");
  }

  @Test
  void shouldTrainOnTheLatestRatingsOfManyAndCompareWithFewerTrees() {
    List<Rating> ratings =
        new ArrayList<>(Collections.nCopies(100, new Rating(FeatureVector.empty(), true)));
    ratings.addAll(OnlineTasteTest.ratings(TasteTrainer.MOST, new Random(SEED)));
    Method online = new Method.Online(0.1, 1);

    TasteModel model = TasteTrainer.again(ratings, online, List.of(), 1, 1);

    assertThat(model.likes() + model.dislikes()).isEqualTo(TasteTrainer.MOST);
    TasteModel latest =
        TasteTrainer.again(ratings.subList(100, ratings.size()), online, List.of(), 1, 1);
    assertThat(model.probability(LIVELY)).isEqualTo(latest.probability(LIVELY));
    assertThat(new Method.Forest(200, 0.2, 1).lighter()).isEqualTo(new Method.Forest(50, 0.2, 1));
    assertThat(online.lighter()).isEqualTo(online);
  }

  @Test
  void shouldSayWhatItNeeds() {
    assertThatThrownBy(() -> TasteTrainer.train(List.of(), 1, 1)).hasMessageContaining("rating");
    assertThatThrownBy(
            () ->
                TasteTrainer.again(
                    List.of(new Rating(LIVELY, true)), new Method.Svm(1, 1), List.of(), 1, 1))
        .hasMessageContaining("a like and a dislike; here are 1 and 0");
  }
}
