package dev.segue.benchmarks.query;

import dev.segue.engine.index.EmbeddingIndex;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.OnHeapGraphIndex;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JVector with the parameters of its own examples: degree 16, width 100, overflow 1.2, alpha 1.2.
 */
final class JVectorPeer implements Peer {
  private static final VectorTypeSupport VECTORS =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private static final VectorSimilarityFunction COSINE = VectorSimilarityFunction.COSINE;

  private final RandomAccessVectorValues rows;
  private @Nullable GraphSearcher searcher;

  JVectorPeer(EmbeddingIndex.Snapshot source, int rank) {
    List<VectorFloat<?>> all = new ArrayList<>(source.bound());
    for (int number = 0; number < source.bound(); number++) {
      float[] row = new float[rank];
      source.copyRow(number, row, 0);
      all.add(VECTORS.createFloatVector(row));
    }
    rows = new ListRandomAccessVectorValues(all, rank);
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
  public void build() throws IOException {
    try (GraphIndexBuilder builder = new GraphIndexBuilder(rows, COSINE, 16, 100, 1.2f, 1.2f)) {
      OnHeapGraphIndex graph = builder.build(rows);
      searcher = new GraphSearcher(graph);
    }
  }

  @Override
  public int usualWidth() {
    return Questions.LIMIT;
  }

  @Override
  public int[] nearest(float[] query, int limit, int width) {
    if (searcher == null) {
      throw new IllegalStateException("not built");
    }
    SearchScoreProvider scores =
        SearchScoreProvider.exact(VECTORS.createFloatVector(query), COSINE, rows);
    SearchResult.NodeScore[] found =
        searcher.search(scores, limit, Math.max(width, limit), 0, 0, Bits.ALL).getNodes();
    int[] numbers = new int[found.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = found[i].node;
    }
    return numbers;
  }

  @Override
  public void close() throws IOException {
    if (searcher != null) {
      searcher.close();
    }
  }
}
