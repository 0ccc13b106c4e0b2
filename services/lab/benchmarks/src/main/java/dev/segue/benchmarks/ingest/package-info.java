/** From an event to an answer on a fresh broker: how many a second, how soon, and what it costs. */
@NullMarked
package dev.segue.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
