package dev.segue.query.catalogue;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The catalogue projected on one version of a model, row for row, as its writer sees it. Owned by
 * one thread at a time: the one that builds it, then the catalogue's writer. Only {@link #merge}
 * may run beside the writer.
 */
final class ModelIndex {
  private FactorModel model;
  private final KdTreeIndex index;
  private final CategoryColumn categories = new CategoryColumn();
  private final CategoryRule rule;
  private final Projection projection;
  private final double[] features = new double[Feature.COUNT];
  private final float[] embedding;
  private final AtomicLong lastUse = new AtomicLong(System.nanoTime());

  /** {@code rows} are those that will be appended, and no others. */
  ModelIndex(FactorModel model, Rows rows) {
    this.model = model;
    index = new KdTreeIndex(model.rank(), Metric.DOT, rows.ranges());
    rule = new CategoryRule(model);
    projection = new Projection(model);
    embedding = new float[model.rank()];
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
    project(rows, row);
    index.append(embedding, 0);
  }

  /** Appends row {@code row}, which stands for {@code old} from now on. */
  void replace(int old, Rows rows, int row) {
    project(rows, row);
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

  /** From the features as the columns hold them, so that every node gets the same bits. */
  private void project(Rows rows, int row) {
    rows.features(row, features);
    projection.project(FeatureVector.of(features), embedding, 0);
    categories.append(rule.of(embedding));
  }
}
