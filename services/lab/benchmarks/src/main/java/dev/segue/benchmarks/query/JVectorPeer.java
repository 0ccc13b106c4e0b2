package dev.segue.benchmarks.query;

import dev.segue.engine.index.RowFilter;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * JVector with the parameters of its own examples: degree 16, width 100, overflow 1.2, alpha 1.2. A
 * filter is given to it as the bits that its search accepts.
 */
final class JVectorPeer implements Peer {
  private static final VectorTypeSupport VECTORS =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private static final VectorSimilarityFunction COSINE = VectorSimilarityFunction.COSINE;

  private final PeerRows rows;
  private final VectorFloat<?>[] vectors;
  private final RandomAccessVectorValues all;
  private final RandomAccessVectorValues first;
  private final GraphIndexBuilder builder;

  // Its own pool for vector work has a thread for every two processors only.
  private final ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors());

  JVectorPeer(PeerRows rows) {
    this.rows = rows;
    vectors = new VectorFloat<?>[rows.most()];
    List<VectorFloat<?>> list = Arrays.asList(vectors);
    all = new ListRandomAccessVectorValues(list, rows.rank());
    first = new ListRandomAccessVectorValues(list.subList(0, rows.count()), rows.rank());
    builder =
        new GraphIndexBuilder(
            BuildScoreProvider.randomAccessScoreProvider(all, COSINE),
            rows.rank(),
            16,
            100,
            1.2f,
            1.2f,
            pool,
            pool);
  }

  @Override
  public String name() {
    return "JVector";
  }

  @Override
  public String key() {
    return "jvector";
  }

  @Override
  public boolean isApproximate() {
    return true;
  }

  @Override
  public void build() {
    for (int row = 0; row < rows.count(); row++) {
      vectors[row] = VECTORS.createFloatVector(rows.row(row));
    }
    builder.build(first);
  }

  @Override
  public void add(int row) {
    VectorFloat<?> vector = VECTORS.createFloatVector(rows.row(row));
    vectors[row] = vector;
    builder.addGraphNode(row, vector);
  }

  @Override
  public Searcher searcher() {
    GraphSearcher searcher = new GraphSearcher(builder.getGraph());
    return (query, wanted, width) -> {
      SearchScoreProvider scores =
          SearchScoreProvider.exact(VECTORS.createFloatVector(query), COSINE, all);
      Bits accepted = wanted.filter() == RowFilter.ALL ? Bits.ALL : wanted.filter()::accepts;
      SearchResult.NodeScore[] found =
          searcher.search(scores, Question.LIMIT, width, 0, 0, accepted).getNodes();
      int[] numbers = new int[found.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = found[i].node;
      }
      return numbers;
    };
  }

  @Override
  public void close() throws IOException {
    builder.close();
    pool.shutdownNow();
  }
}
