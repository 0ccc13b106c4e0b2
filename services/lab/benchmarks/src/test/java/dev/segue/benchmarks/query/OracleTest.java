package dev.segue.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.benchmarks.query.Checks.Ask;
import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers from blocks of rows are those of all rows at once, and a wrong answer is noticed. */
class OracleTest {
  private static final int RANK = 3;
  private static final int ROWS = 40_000; // more than two blocks
  private static final long SEED = 7;

  private final Random random = new Random(SEED);
  private final KdTreeIndex trees = new KdTreeIndex(RANK);
  private final BruteForceIndex all = new BruteForceIndex(RANK);

  @Test
  void shouldAnswerAsBruteForceDoes() {
    append(ROWS);
    for (int row = 0; row < ROWS; row += 3) {
      trees.remove(row);
      all.remove(row);
    }
    trees.merge();
    List<Question> questions = questions();

    List<ExactAnswer> answers = Oracle.answers(trees.snapshot(), RANK, questions);

    for (int number = 0; number < questions.size(); number++) {
      assertThat(answers.get(number).is(questions.get(number).ask(all.snapshot())))
          .as("question %d, seed %d", number, SEED)
          .isTrue();
    }
  }

  @Test
  void shouldCheckAnswersAgainstTheRowsOfTheirMoment() {
    append(ROWS);
    List<Question> questions = questions();
    List<ExactAnswer> before = Oracle.answers(trees.snapshot(), RANK, questions);
    List<Ask> asks = new ArrayList<>();
    for (int moment = 0; moment < 5; moment++) {
      append(3_000);
      if (trees.wantsMerge()) {
        trees.merge();
      }
      EmbeddingIndex.Snapshot now = trees.snapshot();
      for (int number = 0; number < questions.size(); number++) {
        asks.add(Ask.of(number, questions.get(number), now));
      }
    }
    Checks checks = new Checks();

    checks.check(asks, questions, before, new Latecomers(trees.snapshot(), RANK, ROWS));

    assertThat(checks.asked()).isEqualTo(5 * questions.size());
    assertThat(checks.wrong()).as("seed %d", SEED).isZero();
  }

  @Test
  void shouldCountAnAnswerThatMissesARow() {
    append(1_000);
    Question question = questions().get(0);
    EmbeddingIndex.Snapshot complete = trees.snapshot();
    List<ExactAnswer> exact = Oracle.answers(complete, RANK, List.of(question));
    TopN right = question.ask(complete);
    trees.remove(right.row(4));
    Checks checks = new Checks();

    checks.check(
        List.of(new Ask(0, complete.bound(), right), Ask.of(0, question, trees.snapshot())), exact);

    assertThat(checks.asked()).isEqualTo(2);
    assertThat(checks.wrong()).isEqualTo(1);
  }

  /** Coarse values, so that many rows tie. */
  private void append(int count) {
    float[] row = new float[RANK];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < RANK; j++) {
        row[j] = random.nextInt(40) / 40f;
      }
      trees.append(row, 0);
      all.append(row, 0);
    }
  }

  private static List<Question> questions() {
    RowOrder backwards = (a, b) -> Integer.compare(b, a);
    RowFilter some = row -> row % 50 == 7;
    return List.of(
        new Question(new float[] {1, 0.2f, 0.4f}, new int[] {17_000}, RowFilter.ALL, backwards),
        new Question(new float[] {0.1f, 0.9f, 0}, new int[0], some, RowOrder.APPENDED),
        new Question(new float[] {0, 0, 1}, new int[] {4, 39_999}, RowFilter.ALL, backwards),
        new Question(new float[RANK], new int[] {5}, RowFilter.ALL, backwards),
        new Question(new float[] {1, 1, 1}, new int[0], row -> false, RowOrder.APPENDED));
  }
}
