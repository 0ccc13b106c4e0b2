/** How fast tables are read: the collector beside a plain CSV reader. */
@NullMarked
package dev.segue.benchmarks.collect;

import org.jspecify.annotations.NullMarked;
