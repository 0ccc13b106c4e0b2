/**
 * Non-negative matrix factorisation V = W H: rows of V are scaled tracks, rows of H are components,
 * and a row of W places a track among the components.
 */
@NullMarked
package dev.segue.engine.factorize;

import org.jspecify.annotations.NullMarked;
