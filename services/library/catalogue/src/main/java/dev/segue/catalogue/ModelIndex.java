package dev.segue.catalogue;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.RowSource;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue projected on one version of a model, row for row, as its writer sees it. Owned by
 * one thread at a time: the one that builds it, then the catalogue's writer. Only {@link #merge}
 * may run beside the writer.
 */
final class ModelIndex {

  /** So many rows are put into a new tree within a second. */
  private static final int FEW = 1 << 20;

  private FactorModel model;
  private final KdTreeIndex index;
  private final CategoryColumn categories = new CategoryColumn();
  private final CategoryRule rule;
  private final Projection projection;
  private final double[] features = new double[Feature.COUNT];
  private final float[] embedding;
  private final AtomicLong lastUse = new AtomicLong(System.nanoTime());

  /** Nothing yet; {@code rows} are those that will be appended, and no others. */
  ModelIndex(FactorModel model, Rows rows) {
    this.model = model;
    rule = new CategoryRule(model);
    projection = new Projection(model);
    embedding = new float[model.rank()];
    index = new KdTreeIndex(model.rank(), metric(model), rows.ranges());
  }

  /**
   * The living rows of a snapshot, in search trees. Many rows take the trees' order from an index
   * over the same rows where there is one, which spares most of the time that building them takes;
   * few get an order of their own, as an inherited one makes every search slower.
   *
   * @param previous not modified; its writer may go on
   */
  ModelIndex(FactorModel model, CatalogueSnapshot from, @Nullable ModelIndex previous) {
    this.model = model;
    rule = new CategoryRule(model);
    projection = new Projection(model);
    embedding = new float[model.rank()];
    RowSource source = new Projected(from);
    index =
        previous == null || from.rowLimit() <= FEW
            ? KdTreeIndex.of(
                model.rank(), metric(model), from.rows().ranges(), source, from.rowLimit())
            : KdTreeIndex.reordered(previous.index, model.rank(), metric(model), source);
    skipTo(index.snapshot().bound());
  }

  private static Metric metric(FactorModel model) {
    return model.similarity() == Similarity.EUCLIDEAN ? Metric.DISTANCE : Metric.DOT;
  }

  FactorModel model() {
    return model;
  }

  /** Goes on under a model of the same digest. */
  void relabel(FactorModel other) {
    model = other;
  }

  /** Projects and appends rows {@code from} (the next one) to {@code to}, exclusive. */
  void appendAll(Rows rows, int from, int to) {
    for (int row = from; row < to; row++) {
      append(rows, row);
    }
  }

  void append(Rows rows, int row) {
    project(rows, row, embedding, 0);
    index.append(embedding, 0);
  }

  /** One more than the last row. */
  int bound() {
    return index.snapshot().bound();
  }

  /** Appends row {@code row}, which stands for {@code old} from now on. */
  void replace(int old, Rows rows, int row) {
    project(rows, row, embedding, 0);
    index.replace(old, embedding, 0);
  }

  void remove(int row) {
    index.remove(row);
  }

  /** Whether {@link #merge} is worth its time. */
  boolean wantsMerge() {
    return index.wantsMerge();
  }

  /** Brings the rows into trees; readers get them with the next {@link #view}. */
  void merge() {
    index.merge();
  }

  ServedModel view() {
    return new ServedModel(model, index.snapshot(), categories, rule, lastUse);
  }

  /** Whether an order taken from other versions fits so badly that {@link #rebuild} is worth it. */
  boolean isLoose() {
    return index.isLoose();
  }

  /** Puts all rows into one new tree; readers get it with the next {@link #view}. */
  void rebuild() {
    index.rebuild();
  }

  /** From the features as the columns hold them, so that every node gets the same bits. */
  private void project(Rows rows, int row, float[] target, int offset) {
    rows.features(row, features);
    projection.project(FeatureVector.of(features), target, offset);
    if (target != embedding) {
      System.arraycopy(target, offset, embedding, 0, embedding.length);
    }
    categories.append(rule.of(embedding));
  }

  /** Dead rows have no category. */
  private void skipTo(int row) {
    while (categories.size() < row) {
      categories.append(-1);
    }
  }

  /** Projects rows when they are asked for, and notes their categories. */
  private final class Projected implements RowSource {
    private final CatalogueSnapshot from;

    private Projected(CatalogueSnapshot from) {
      this.from = from;
    }

    @Override
    public boolean contains(int row) {
      return from.isLive(row);
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
      skipTo(row);
      project(from.rows(), row, target, offset);
    }
  }
}
