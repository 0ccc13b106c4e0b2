/**
 * The offline twin: reads a table as the stream would hold it, and runs the stream's own arithmetic
 * on it, without Kafka.
 */
@NullMarked
package dev.segue.offline;

import org.jspecify.annotations.NullMarked;
