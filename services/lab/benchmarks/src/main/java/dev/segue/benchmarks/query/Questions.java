package dev.segue.benchmarks.query;

import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.NodeRanges;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Questions of the kinds that are measured, with seeds drawn from the rows of an index. */
final class Questions {
  /** Popularity from 0 to 100 that a filtered question asks for, at least. */
  static final int POPULAR = 70;

  private static final int PROFILE = 10;

  /** What people ask for. */
  enum Kind {
    /** Tracks near to one. */
    TRACK,
    /** Tracks near to the mean of ten. */
    PROFILE,
    /** Popular tracks near to one. */
    FILTERED;

    /** For machines and people. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Questions() {}

  /**
   * Questions about rows of {@code index}, whose seeds are not wanted in the answer; drawn by a
   * seeded generator.
   *
   * @param popularity of a row, canonical; for the filter of {@link Kind#FILTERED}
   */
  static List<Question> draw(
      Kind kind,
      int count,
      EmbeddingIndex.Snapshot index,
      int rank,
      IntToDoubleFunction popularity,
      RowOrder ties) {
    RowFilter filter = kind == Kind.FILTERED ? popular(popularity) : RowFilter.ALL;
    SplittableRandom random = new SplittableRandom(kind.name().hashCode());
    int several = kind == Kind.PROFILE ? PROFILE : 1;
    float[] row = new float[rank];
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] query = new float[rank];
      int[] seeds = new int[several];
      for (int s = 0; s < several; s++) {
        seeds[s] = random.nextInt(index.bound());
        index.copyRow(seeds[s], row, 0);
        for (int j = 0; j < rank; j++) {
          query[j] += row[j] / several;
        }
      }
      questions.add(new Question(query, seeds, filter, ties));
    }
    return questions;
  }

  /** Tracks that are popular enough; over columns in the order of features. */
  static RowFilter popular(IntToDoubleFunction popularity) {
    float least = (float) Feature.POPULARITY.canonical(POPULAR);
    int column = Feature.POPULARITY.position();
    return new RowFilter() {
      @Override
      public boolean accepts(int row) {
        return popularity.applyAsDouble(row) >= least;
      }

      @Override
      public boolean mayAccept(NodeRanges node) {
        return node.greatest(column) >= least;
      }
    };
  }
}
