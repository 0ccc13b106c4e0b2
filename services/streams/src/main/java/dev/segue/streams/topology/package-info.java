/** The names that Kafka sees: nodes, stores and the input every stage hangs on. */
@NullMarked
package dev.segue.streams.topology;

import org.jspecify.annotations.NullMarked;
