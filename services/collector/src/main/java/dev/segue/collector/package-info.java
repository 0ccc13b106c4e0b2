/**
 * Brings tracks into the stream: reads a source, understands its rows, and publishes them, with an
 * account of every row.
 */
@NullMarked
package dev.segue.collector;

import org.jspecify.annotations.NullMarked;
