package dev.segue.streams.learn;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What a model goes through from its first track on. */
class LifecycleTest {
  private static final Recipe CLASSIC = Recipe.classic();
  private static final Recipe TUNED = Recipe.tuned();

  @Test
  void shouldKeepSeveralRecipesOnOneStreamEachWithItsOwnVersions() {
    LearnerFixture learner = new LearnerFixture(2, 2_000, CLASSIC, TUNED);
    publish(learner, "t", 1_500, Music::mixed);
    learner.tick();
    learner.change("longer", Music.longer("longer", 9));
    learner.tick();

    assertThat(learner.models().keySet())
        .contains("classic", "classic@1", "classic@2", "classic@candidate")
        .contains("tuned", "tuned@1", "tuned@candidate");
    assertThat(learner.served("classic").version())
        .as("one odd row moves the range of classic alone")
        .isEqualTo(2);
    assertThat(learner.served("tuned").version()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "tuned"})
  void shouldFollowWithinTwoRefreshesWhenTheMusicChanges(String name) {
    Recipe recipe = name.equals("classic") ? CLASSIC : TUNED;
    LearnerFixture learner = new LearnerFixture(2, 4_000, recipe);
    publish(learner, "piano", 1_000, Music::piano);
    learner.quiet();
    int before = learner.served(name).version();
    publish(learner, "metal", 1_000, Music::metal);
    learner.tick();
    learner.tick();

    FactorModel after = learner.served(name);
    assertThat(after.version()).isGreaterThan(before);
    FactorModel candidate = learner.model(name + "@candidate");
    assertThat(after.tracks()).isEqualTo(2_000);
    assertThat(after.relativeError()).isLessThanOrEqualTo(1.005 * candidate.relativeError());
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "tuned"})
  void shouldNotPromoteMoreThanOnceForNoiseWhenTheSameMusicDoubles(String name) {
    Recipe recipe = name.equals("classic") ? CLASSIC : TUNED;
    LearnerFixture learner = new LearnerFixture(2, 8_192, recipe);
    publish(learner, "t", 2_048, Music::mixed);
    learner.tick();
    int tracks = 2_048;
    while (tracks < 8_192) {
      FactorModel before = learner.served(name);
      int twice = 2 * tracks;
      while (tracks < twice) {
        for (int i = 0; i < 256; i++, tracks++) {
          learner.change("more" + tracks, Music.mixed("more" + tracks));
        }
        learner.tick();
      }
      FactorModel after = learner.served(name);
      assertThat(after.version())
          .as("version at %d tracks: %s", tracks, after.reason())
          .isLessThanOrEqualTo(before.version() + 1);
      assertThat(leastCosine(before, after)).as("at %d tracks", tracks).isGreaterThan(0.98);
    }
  }

  /** Of the components of one identity. */
  private static double leastCosine(FactorModel before, FactorModel after) {
    double least = 1;
    for (Component old : before.components()) {
      for (Component now : after.components()) {
        if (old.id() == now.id()) {
          double product = 0;
          for (int i = 0; i < old.size(); i++) {
            product += old.weight(i) * now.weight(i);
          }
          least = Math.min(least, product / (old.length() * now.length()));
        }
      }
    }
    return least;
  }

  @Test
  void shouldChallengeTheModelAfterAGrowthByHalfAlsoAcrossARestart() {
    LearnerFixture learner = new LearnerFixture(1, 500, TUNED);
    publish(learner, "t", 100, Music::mixed);
    learner.tick();
    publish(learner, "u", 30, Music::mixed);
    learner.tick();
    assertThat(candidate(learner)).startsWith("Refreshed");
    learner.restart(TUNED);
    publish(learner, "v", 19, Music::mixed);
    learner.tick();
    assertThat(candidate(learner)).startsWith("Refreshed");
    publish(learner, "w", 1, Music::mixed);
    learner.tick();
    assertThat(candidate(learner)).startsWith("Challenged");
    publish(learner, "x", 1, Music::mixed);
    learner.tick();
    assertThat(candidate(learner)).startsWith("Refreshed");
  }

  @Test
  void shouldTakeBackTheModelOfARecipeThatIsWithdrawnAndCountOnWhenItReturns() {
    LearnerFixture learner = new LearnerFixture(1, 500, CLASSIC, TUNED);
    publish(learner, "t", 100, Music::mixed);
    learner.quiet();
    int last = learner.served("classic").version();
    learner.restart(TUNED);
    learner.tick();
    assertThat(learner.models().keySet()).isNotEmpty().allMatch(key -> key.startsWith("tuned"));

    learner.restart(TUNED);
    learner.news();
    learner.quiet();
    assertThat(learner.news()).noneMatch(key -> key.startsWith("classic"));

    learner.restart(CLASSIC, TUNED);
    learner.tick();
    assertThat(learner.served("classic").version()).isEqualTo(last + 1);
  }

  @Test
  void shouldPromoteAtOnceWhenARecipeIsChangedInTheSettings() {
    LearnerFixture learner = new LearnerFixture(1, 500, mine(7));
    publish(learner, "t", 100, Music::mixed);
    learner.quiet();
    int before = learner.served("mine").version();
    learner.restart(mine(5));
    learner.tick();

    FactorModel after = learner.served("mine");
    assertThat(after.version()).isEqualTo(before + 1);
    assertThat(after.rank()).isEqualTo(5);
    assertThat(after.reason()).isEqualTo("The recipe has changed in the settings.");
    learner.quiet();
    learner.news();
    learner.restart(mine(5));
    learner.quiet();
    assertThat(learner.news()).isEmpty();
  }

  @Test
  void shouldHoldFitsToATenthOfTheTimeWhereTheCatalogueHardlyGrows() {
    LearnerFixture learner = new LearnerFixture(1, 500, TUNED);
    publish(learner, "t", 2_000, Music::mixed);
    learner.quiet();
    long[] nanos = {0};
    learner.setTicker(
        () -> nanos[0] += 100_000_000); // a fit and its parts: three tenths of a second
    learner.restart(TUNED);
    int refreshes = 0;
    for (int i = 0; i < 60; i++) {
      publish(learner, "u" + i + "-", 10, Music::mixed);
      learner.news();
      learner.tick();
      refreshes += learner.news().contains("tuned@candidate") ? 1 : 0;
    }

    assertThat(refreshes).as("in a minute of three tenths of a second each").isBetween(15, 20);
  }

  static List<Function<String, FeatureVector>> odd() {
    return List.of(
        id -> FeatureVector.builder().build(),
        id -> all(0),
        id -> all(0.5),
        id -> without(Feature.TEMPO, id),
        id ->
            FeatureVector.builder()
                .canonical(Feature.ENERGY, Music.mixed(id).get(Feature.ENERGY))
                .build(),
        id -> Music.mixed("always the same"),
        Music::mixed);
  }

  @ParameterizedTest
  @MethodSource("odd")
  void shouldServeAModelOfNumbersOrNoneOfOddCatalogues(Function<String, FeatureVector> music) {
    for (int tracks : new int[] {1, 2, 3, 30}) {
      LearnerFixture learner = new LearnerFixture(1, 500, CLASSIC, TUNED, Recipe.genres());
      publish(learner, "t", tracks, music);
      learner.quiet();
      publish(learner, "u", tracks, music);
      learner.quiet();

      assertThat(learner.models().values())
          .allSatisfy(
              model -> {
                assertThat(model.relativeError()).isBetween(0.0, 1.0);
                for (Component component : model.components()) {
                  assertThat(component.weights()).doesNotContain(Double.NaN);
                  assertThat(component.scale()).isPositive().isFinite();
                }
              });
    }
  }

  @Test
  void shouldSayWhyThereIsNothingToServe() {
    Logger logger = (Logger) LoggerFactory.getLogger(RecipeLearner.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Level before = logger.getLevel();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    try {
      LearnerFixture learner = new LearnerFixture(1, 500, CLASSIC);
      publish(learner, "t", 3, id -> all(0));
      learner.quiet();
    } finally {
      logger.detachAppender(log);
      logger.setLevel(before);
    }

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains(
            "Model classic has nothing to fit: in each feature all 3 tracks have the same value.");
  }

  private static FeatureVector all(double value) {
    FeatureVector.Builder row = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      row.canonical(feature, value);
    }
    return row.build();
  }

  private static FeatureVector without(Feature missing, String id) {
    FeatureVector.Builder row = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      if (feature != missing && feature != Feature.MODE) {
        row.canonical(feature, Music.mixed(id).get(feature));
      } else if (feature == Feature.MODE) {
        row.canonical(feature, 1);
      }
    }
    return row.build();
  }

  private static Recipe mine(int components) {
    return new Recipe(
        "mine",
        CLASSIC.features(),
        RankRule.fixed(components),
        CLASSIC.solver(),
        CLASSIC.componentScale(),
        CLASSIC.similarity());
  }

  private static String candidate(LearnerFixture learner) {
    return learner.model("tuned@candidate").reason();
  }

  private static void publish(
      LearnerFixture learner, String prefix, int tracks, Function<String, FeatureVector> music) {
    for (int i = 0; i < tracks; i++) {
      learner.change(prefix + i, music.apply(prefix + i));
    }
  }
}
