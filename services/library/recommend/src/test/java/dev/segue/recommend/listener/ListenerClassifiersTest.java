package dev.segue.recommend.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.learning.taste.TasteTrainer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenerClassifiersTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int TRACKS = 100;

  private final Catalogue catalogue = new Catalogue();
  private final ListenerClassifiers classifiers = new ListenerClassifiers(catalogue);

  @BeforeEach
  void fill() {
    Random random = new Random(9);
    for (int i = 0; i < TRACKS; i++) {
      FeatureVector features = TestModels.features(random);
      catalogue.put("t" + i, features, FoldedText.of("Title " + i, List.of("Artist")));
    }
  }

  @AfterEach
  void close() {
    classifiers.close();
    catalogue.close();
  }

  @Test
  void shouldAnswerAtOnceChooseBesideAndKeepTheChoiceUntilThereIsMuchMore() {
    assertThat(classifiers.of("ann", ratings(60)).sentence())
        .contains("until a better one is trained");
    String chosen = chosen(60);
    assertThat(chosen).contains("the best of 4 in cross-validation");

    assertThat(after(classifiers.of("ann", ratings(61)).sentence()))
        .as("the one before answers meanwhile, or the new one already")
        .isEqualTo(after(chosen));
    assertThat(after(chosen(61))).isEqualTo(after(chosen));
    assertThat(after(chosen(TRACKS))).as("chosen anew").isNotEqualTo(after(chosen));
  }

  @Test
  void shouldKeepNothingOfACopyAndAnswerWithWhatThereIs() {
    Ratings copy = new Ratings(ratings(60).tracks(), OptionalLong.of(0));
    assertThat(classifiers.of("ann", copy).kind()).isEqualTo("online");
    String chosen = chosen(60);
    assertThat(classifiers.of("ann", copy).sentence()).isEqualTo(chosen);
    Ratings fewer = new Ratings(ratings(59).tracks(), OptionalLong.of(1));
    assertThat(classifiers.of("ann", fewer).kind()).isEqualTo("online");
    assertThat(classifiers.of("ann", ratings(60)).sentence()).isEqualTo(chosen);
  }

  @Test
  void shouldTrainAgainAfterAnError() {
    AtomicInteger calls = new AtomicInteger();
    try (ListenerClassifiers exhausted =
        new ListenerClassifiers(
            catalogue,
            (known, version, seed) -> {
              if (calls.incrementAndGet() <= 2) {
                throw calls.get() == 1 ? new StackOverflowError() : new OutOfMemoryError("test");
              }
              return TasteTrainer.train(known, version, seed);
            })) {
      await()
          .atMost(SOON)
          .until(() -> exhausted.of("ann", ratings(60)).sentence().contains("best of"));
    }
    assertThat(calls).hasValue(3);
  }

  @Test
  void shouldCountOneRatingInItsOwnWords() {
    Ratings copy = new Ratings(ratings(1).tracks(), OptionalLong.of(0));
    assertThat(classifiers.of("ann", copy).sentence())
        .matches(
            "online logistic,( version 1,)? trained on"
                + " (1 like and 0 dislikes|0 likes and 1 dislike)[,:] .*");
  }

  @Test
  void shouldForgetWhoHasNoRatings() {
    classifiers.of("ann", ratings(60));
    chosen(60);
    assertThat(classifiers.of("ann", ratings(0)).sentence()).contains("Nothing is rated yet");
    assertThat(classifiers.of("ann", ratings(60)).sentence())
        .contains("until a better one is trained");
  }

  /** The sentence of what is trained in the end on so many ratings. */
  private String chosen(int count) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              ListenerClassifier classifier = classifiers.of("ann", ratings(count));
              return classifier.ratings() == count && classifier.sentence().contains("best of");
            });
    return classifiers.of("ann", ratings(count)).sentence();
  }

  /** What the sentence says of the comparison. */
  private static String after(String sentence) {
    return sentence.substring(sentence.indexOf("the best of"));
  }

  /** The first so many tracks: liked where they have much energy, more or less. */
  private Ratings ratings(int count) {
    Random random = new Random(4);
    return Ratings.current(
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  double energy =
                      ListenerRecommender.features(catalogue.snapshot(), "t" + i)
                          .orElseThrow()
                          .get(Feature.ENERGY);
                  boolean liked = energy + 0.3 * random.nextGaussian() > 0.5;
                  return new RatedTrack("t" + i, liked ? 1 : -1, i);
                })
            .toList());
  }
}
