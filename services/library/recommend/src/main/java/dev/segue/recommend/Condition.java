package dev.segue.recommend;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.index.RowFilter;

/**
 * One thing that a track of the answer must fulfil.
 *
 * @param name the parameter it was asked for with, such as {@code min_energy}
 */
record Condition(String name, Binding binding) {

  /** Looks up what the condition names, and returns the question to rows. */
  @FunctionalInterface
  interface Binding {
    /**
     * The condition over the rows of a snapshot.
     *
     * @throws UnusableRequestException if it names what the model does not have
     */
    RowFilter over(CatalogueSnapshot snapshot, ServedModel served);
  }

  RowFilter over(CatalogueSnapshot snapshot, ServedModel served) {
    return binding.over(snapshot, served);
  }
}
