/** Fits a recipe to a table, and writes down the model and where it places each row. */
@NullMarked
package dev.segue.offline.fit;

import org.jspecify.annotations.NullMarked;
