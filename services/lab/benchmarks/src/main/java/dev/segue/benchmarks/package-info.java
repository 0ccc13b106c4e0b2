/**
 * Whole-system measurements, and the kernels of the engine: every figure that README and docs state
 * comes from here.
 */
@NullMarked
package dev.segue.benchmarks;

import org.jspecify.annotations.NullMarked;
