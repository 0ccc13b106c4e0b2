package dev.segue.benchmarks.query;

import dev.segue.benchmarks.query.Peer.Wanted;
import dev.segue.benchmarks.query.Questions.Kind;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The same questions to all peers, and how well they were answered. Seeds may be in an answer. */
final class PeerQuestions {
  private static final float SAME = 2e-6f;
  private static final int[] NOTHING = {};

  /** Questions after which it is known about how long they take. */
  private static final int SOME = 20;

  private final PeerRows rows;
  private final Effort effort;
  private final Wanted popular;
  private final Map<Kind, List<float[]>> queries = new EnumMap<>(Kind.class);
  private final Map<Kind, List<TopN>> best = new EnumMap<>(Kind.class);

  PeerQuestions(PeerRows rows, Effort effort) {
    this.rows = rows;
    this.effort = effort;
    RowFilter filter = Questions.popular(rows::popularity);
    int accepted = 0;
    for (int row = 0; row < rows.count(); row++) {
      accepted += filter.accepts(row) ? 1 : 0;
    }
    popular = new Wanted(filter, Math.max(1, accepted) / (double) rows.count());
    for (Kind kind : Kind.values()) {
      List<float[]> some = new ArrayList<>();
      List<TopN> exact = new ArrayList<>();
      for (Question question :
          Questions.draw(
              kind, count(), rows.exact(), rows.rank(), rows::popularity, RowOrder.APPENDED)) {
        some.add(question.query());
        exact.add(
            rows.exact()
                .search(
                    question.query(),
                    Question.LIMIT,
                    wanted(kind).filter(),
                    NOTHING,
                    RowOrder.APPENDED));
      }
      queries.put(kind, some);
      best.put(kind, exact);
    }
  }

  int count() {
    return effort.peerQuestions();
  }

  /** For each way of asking, at least. */
  double seconds() {
    return effort.peerSeconds();
  }

  Wanted wanted(Kind kind) {
    return kind == Kind.FILTERED ? popular : Wanted.ALL;
  }

  /** Not to be modified. */
  float[] query(Kind kind, int number) {
    return queries.getOrDefault(kind, List.of()).get(number);
  }

  /** The share of neighbours that score like the exact ones, however long that takes. */
  double recall(Kind kind, Peer.Searcher searcher, int width) {
    return recall(kind, searcher, width, Double.POSITIVE_INFINITY).orElseThrow();
  }

  /**
   * The share of neighbours that score like the exact ones.
   *
   * @param mostMillis of processor that a question may take on average
   * @return nothing if it takes longer, which is found out by asking some
   */
  OptionalDouble recall(Kind kind, Peer.Searcher searcher, int width, double mostMillis) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    int wantedRows = 0;
    int good = 0;
    List<TopN> exact = best.getOrDefault(kind, List.of());
    for (int number = 0; number < count(); number++) {
      TopN expected = exact.get(number);
      float[] query = query(kind, number);
      wantedRows += expected.size();
      for (int found : searcher.nearest(query, wanted(kind), width)) {
        float worst = expected.score(expected.size() - 1) - SAME;
        good += wanted(kind).filter().accepts(found) && rows.score(found, query) >= worst ? 1 : 0;
      }
      double millis = (threads.getCurrentThreadCpuTime() - start) / 1e6;
      if (number + 1 >= SOME && millis > mostMillis * (number + 1)) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(good / (double) wantedRows);
  }
}
