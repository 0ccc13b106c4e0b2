/** Ratings and new tracks at a steady rate while requests are answered: does anything lag? */
@NullMarked
package dev.segue.benchmarks.feedback;

import org.jspecify.annotations.NullMarked;
