package dev.segue.catalogue;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.index.EmbeddingIndex;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One version of a model with the catalogue projected on it, at the moment of a snapshot. */
public final class ServedModel {
  private final FactorModel model;
  private final EmbeddingIndex.Snapshot index;
  private final CategoryColumn categories;
  private final CategoryRule rule;
  private final AtomicLong lastUse;

  ServedModel(
      FactorModel model,
      EmbeddingIndex.Snapshot index,
      CategoryColumn categories,
      CategoryRule rule,
      AtomicLong lastUse) {
    this.model = model;
    this.index = index;
    this.categories = categories;
    this.rule = rule;
    this.lastUse = lastUse;
  }

  /** Somebody asks it now. */
  void touch() {
    lastUse.setOpaque(System.nanoTime());
  }

  /** When it was last asked, or made, on the clock of {@link System#nanoTime}. */
  long lastUse() {
    return lastUse.getOpaque();
  }

  /** What the categories of the rows take on the heap, in bytes; the index tells what it takes. */
  public long categoryMemory() {
    return categories.memory();
  }

  public FactorModel model() {
    return model;
  }

  public EmbeddingIndex.Snapshot index() {
    return index;
  }

  /** The component that a row belongs to, or null where every component is 0. */
  public @Nullable Component category(int row) {
    int number = categoryNumber(row);
    return number < 0 ? null : model.components().get(number);
  }

  /** The place of {@link #category} among the model's components, or −1. */
  public int categoryNumber(int row) {
    return categories.get(row);
  }

  /** The component that an embedding belongs to, or null where every component is 0. */
  public @Nullable Component category(float[] embedding) {
    int number = rule.of(embedding);
    return number < 0 ? null : model.components().get(number);
  }
}
