package dev.segue.learning.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnlineTasteTest {

  private static final long SEED = 17;

  @Test
  void shouldNotKnowWithoutRatings() {
    assertThat(OnlineTaste.unknown().probability(loud(0.5))).isEqualTo(0.5);
    assertThat(OnlineTaste.unknown().probability(FeatureVector.empty())).isEqualTo(0.5);
  }

  @Test
  void shouldLeanTowardsTheFirstRating() {
    OnlineTaste liked = OnlineTaste.unknown().after(new Rating(loud(0.5), true));
    OnlineTaste disliked = OnlineTaste.unknown().after(new Rating(loud(0.5), false));

    assertThat(liked.probability(loud(0.5))).isGreaterThan(0.5).isLessThan(0.7);
    assertThat(disliked.probability(loud(0.5))).isLessThan(0.5).isGreaterThan(0.3);
    assertThat(OnlineTaste.unknown().probability(loud(0.5))).isEqualTo(0.5);
  }

  @Test
  void shouldNotBeSureAfterThreeLikesAndADislike() {
    OnlineTaste taste =
        OnlineTaste.of(
            List.of(
                new Rating(loud(0.9), true),
                new Rating(loud(0.8), true),
                new Rating(loud(0.85), true),
                new Rating(loud(0.1), false)));
    assertThat(taste.probability(loud(0.85))).isBetween(0.6, 0.85);
    assertThat(taste.probability(loud(0.1))).isBetween(0.3, 0.66);
  }

  @Test
  void shouldGoOnExactlyAfterItWasStored() {
    List<Rating> ratings = ratings(60, new Random(SEED));
    OnlineTaste kept = OnlineTaste.unknown();
    OnlineTaste stored = OnlineTaste.unknown();
    for (Rating rating : ratings) {
      kept = kept.after(rating);
      stored = OnlineTaste.fromBytes(stored.toBytes()).after(rating);
    }
    assertThat(stored.toBytes()).isEqualTo(kept.toBytes()).hasSize(OnlineTasteFormat.LENGTH);
    assertThat(OnlineTaste.of(ratings).toBytes()).isEqualTo(kept.toBytes());
    assertThat(stored.likes() + stored.dislikes()).isEqualTo(60);
  }

  @Test
  void shouldLearnThroughMissingFeatures() {
    OnlineTaste taste = OnlineTaste.of(ratings(400, new Random(SEED)));

    assertThat(taste.probability(loud(0.9))).isGreaterThan(0.7);
    assertThat(taste.probability(loud(0.1))).isLessThan(0.3);
    assertThat(taste.probability(FeatureVector.empty())).isBetween(0.1, 0.9);
  }

  @Test
  void shouldRefuseOtherBytes() {
    byte[] bytes = OnlineTaste.unknown().toBytes();
    bytes[0] = 9;
    assertThatThrownBy(() -> OnlineTaste.fromBytes(bytes)).hasMessageContaining("version 9");
    assertThatThrownBy(() -> OnlineTaste.fromBytes(new byte[3])).hasMessageContaining("3 bytes");
  }

  /** Likes what has energy; some rows do not say. */
  static List<Rating> ratings(int n, Random random) {
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double energy = random.nextDouble();
      FeatureVector.Builder features =
          FeatureVector.builder()
              .raw(Feature.VALENCE, random.nextDouble())
              .raw(Feature.TEMPO, 80 + 80 * random.nextDouble());
      if (random.nextInt(4) > 0) {
        features.raw(Feature.ENERGY, energy);
      }
      if (random.nextBoolean()) {
        features.raw(Feature.DURATION_MS, 200_000 + random.nextInt(100_000));
      }
      ratings.add(new Rating(features.build(), energy > 0.5));
    }
    return ratings;
  }

  private static FeatureVector loud(double energy) {
    return FeatureVector.builder()
        .raw(Feature.ENERGY, energy)
        .raw(Feature.VALENCE, 0.5)
        .raw(Feature.TEMPO, 120)
        .build();
  }
}
