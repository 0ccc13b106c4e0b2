package dev.segue.benchmarks.query;

import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.NodeRanges;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;
import dev.segue.engine.track.Feature;
import dev.segue.query.catalogue.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Questions of one kind, with their seeds drawn from the rows of an index. */
final class Questions {
  static final int LIMIT = 10;
  private static final int PROFILE = 10;
  private static final int POPULARITY = Feature.POPULARITY.position();

  /** What people ask for. */
  enum Kind {
    TRACK,
    PROFILE,
    FILTERED
  }

  private final List<float[]> queries = new ArrayList<>();
  private final List<int[]> seeds = new ArrayList<>();
  private final RowFilter filter;
  private final RowOrder ties;

  /** {@code count} questions about rows of {@code index}; seeded. */
  Questions(
      Kind kind,
      int count,
      EmbeddingIndex.Snapshot index,
      int rank,
      RowFilter filter,
      RowOrder ties) {
    this.filter = filter;
    this.ties = ties;
    SplittableRandom random = new SplittableRandom(kind.name().hashCode());
    int several = kind == Kind.PROFILE ? PROFILE : 1;
    float[] row = new float[rank];
    for (int i = 0; i < count; i++) {
      float[] query = new float[rank];
      int[] excluded = new int[several];
      for (int s = 0; s < several; s++) {
        excluded[s] = random.nextInt(index.bound());
        index.copyRow(excluded[s], row, 0);
        for (int j = 0; j < rank; j++) {
          query[j] += row[j] / several;
        }
      }
      queries.add(query);
      seeds.add(excluded);
    }
  }

  int count() {
    return queries.size();
  }

  /** Not to be modified. */
  float[] query(int number) {
    return queries.get(number);
  }

  RowFilter filter() {
    return filter;
  }

  /** Asks one of them. */
  TopN ask(int number, EmbeddingIndex.Snapshot index) {
    return index.search(queries.get(number), LIMIT, filter, seeds.get(number), ties);
  }

  /** How many of the questions have an answer that is not that of {@code oracle}, bit for bit. */
  int wrong(EmbeddingIndex.Snapshot index, EmbeddingIndex.Snapshot oracle) {
    int wrong = 0;
    for (int number = 0; number < count(); number++) {
      TopN found = ask(number, index);
      TopN expected = ask(number, oracle);
      boolean same = found.size() == expected.size();
      for (int place = 0; same && place < expected.size(); place++) {
        same =
            found.row(place) == expected.row(place) && found.score(place) == expected.score(place);
      }
      wrong += same ? 0 : 1;
    }
    return wrong;
  }

  /** Tracks of a popularity of 70 or more. */
  static RowFilter popular(Rows rows) {
    float least = (float) Feature.POPULARITY.canonical(70);
    return new RowFilter() {
      @Override
      public boolean accepts(int row) {
        return rows.feature(row, POPULARITY) >= least;
      }

      @Override
      public boolean mayAccept(NodeRanges node) {
        return node.greatest(POPULARITY) >= least;
      }
    };
  }
}
