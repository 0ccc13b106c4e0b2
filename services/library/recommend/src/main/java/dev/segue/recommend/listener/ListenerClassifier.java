package dev.segue.recommend.listener;

import dev.segue.engine.track.FeatureVector;
import dev.segue.learning.taste.Method;
import dev.segue.learning.taste.OnlineTaste;
import dev.segue.learning.taste.Rating;
import dev.segue.learning.taste.TasteModel;
import java.util.function.ToDoubleFunction;

/**
 * Says how probably a listener likes a track.
 *
 * @param kind of classifier, as in answers: {@code online}, {@code random_forest}, …
 * @param version grows with each training; 0 where there is nothing to learn from
 * @param ratings how many it was trained on
 * @param sentence which model it is, for people
 * @param probability 0 to 1, of features any of which may be missing
 */
public record ListenerClassifier(
    String kind,
    int version,
    int ratings,
    String sentence,
    ToDoubleFunction<FeatureVector> probability) {

  static ListenerClassifier of(TasteModel model) {
    return new ListenerClassifier(
        model.method().kind().label(),
        model.version(),
        model.likes() + model.dislikes(),
        model.sentence(),
        model::probability);
  }

  static ListenerClassifier of(OnlineTaste taste, int version) {
    int ratings = taste.likes() + taste.dislikes();
    String sentence =
        ratings == 0
            ? "Nothing is rated yet: every track is as probable as not."
            : "%s, trained on %s, until a better one is trained."
                .formatted(
                    Method.Kind.ONLINE.title(), Rating.counted(taste.likes(), taste.dislikes()));
    return new ListenerClassifier(
        Method.Kind.ONLINE.label(), version, ratings, sentence, taste::probability);
  }
}
