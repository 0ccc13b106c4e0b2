/** Tests of the measurements of neighbours. */
@NullMarked
package dev.segue.benchmarks.query;

import org.jspecify.annotations.NullMarked;
