/** How good the model is at every moment of the stream, and what learning it costs. */
@NullMarked
package dev.segue.benchmarks.model;

import org.jspecify.annotations.NullMarked;
