/** Exact nearest neighbours of a vector among the rows of an embedding. */
@NullMarked
package dev.segue.engine.index;

import org.jspecify.annotations.NullMarked;
