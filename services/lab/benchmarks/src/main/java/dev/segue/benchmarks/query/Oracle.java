package dev.segue.benchmarks.query;

import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.TopN;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The answers to many questions by looking at every row of an index. All questions are put to a
 * block of rows while it is in the processor's cache, and blocks go to all processors: so hundreds
 * of questions about tens of millions of rows take seconds, and no second copy of the rows is held.
 */
final class Oracle {
  private static final int BLOCK = 1 << 14;

  private Oracle() {}

  /** What each question's answer must be in {@code index}. */
  static List<ExactAnswer> answers(
      EmbeddingIndex.Snapshot index, int rank, List<Question> questions) {
    List<ExactAnswer> answers = questions.stream().map(ExactAnswer::new).toList();
    int blocks = (index.bound() + BLOCK - 1) / BLOCK;
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            block -> {
              int first = block * BLOCK;
              int end = Math.min(index.bound(), first + BLOCK);
              EmbeddingIndex.Snapshot rows = rows(index, rank, first, end);
              for (int number = 0; number < questions.size(); number++) {
                TopN best = questions.get(number).askPart(rows, first, Question.LIMIT);
                for (int place = 0; place < best.size(); place++) {
                  answers.get(number).offer(first + best.row(place), best.score(place));
                }
              }
            });
    return answers;
  }

  /** Rows {@code first} to {@code end}, exclusive, as numbers 0 and up, without order. */
  static EmbeddingIndex.Snapshot rows(EmbeddingIndex.Snapshot index, int rank, int first, int end) {
    BruteForceIndex part = new BruteForceIndex(rank, Metric.DOT);
    float[] row = new float[rank];
    for (int number = first; number < end; number++) {
      if (index.contains(number)) {
        index.copyRow(number, row, 0);
        part.append(row, 0);
      } else {
        part.remove(part.append(row, 0));
      }
    }
    return part.snapshot();
  }
}
