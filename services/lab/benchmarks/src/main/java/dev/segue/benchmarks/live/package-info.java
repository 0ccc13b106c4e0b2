/** A running Segue to measure: a broker of its own, both services, an even pace, a lean client. */
@NullMarked
package dev.segue.benchmarks.live;

import org.jspecify.annotations.NullMarked;
