package dev.segue.benchmarks.query;

import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.TopN;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares every answer that was given with that of brute force, to the bit, and counts. */
final class Checks {
  private int asked;
  private int wrong;

  /**
   * One answer.
   *
   * @param number of the question
   * @param bound of the index that was asked, which had the rows below it
   */
  record Ask(int number, int bound, TopN answer) {
    static Ask of(int number, Question question, EmbeddingIndex.Snapshot index) {
      return new Ask(number, index.bound(), question.ask(index));
    }
  }

  int asked() {
    return asked;
  }

  int wrong() {
    return wrong;
  }

  /** Answers of the very rows that {@code exact}, by number of the question, is of. */
  void check(List<Ask> asks, List<ExactAnswer> exact) {
    for (Ask ask : asks) {
      count(exact.get(ask.number).is(ask.answer));
    }
  }

  /**
   * Answers of the same rows and some of those that came later.
   *
   * @param before by number of the question
   */
  void check(List<Ask> asks, List<Question> questions, List<ExactAnswer> before, Latecomers later) {
    List<@Nullable TopN> near = new ArrayList<>();
    questions.forEach(question -> near.add(null));
    for (Ask ask : asks) {
      ExactAnswer old = before.get(ask.number);
      TopN some = near.get(ask.number);
      if (some == null) {
        some = later.near(questions.get(ask.number), old);
        near.set(ask.number, some);
      }
      count(later.at(ask.bound, old, some).is(ask.answer));
    }
  }

  private void count(boolean right) {
    asked++;
    wrong += right ? 0 : 1;
  }
}
