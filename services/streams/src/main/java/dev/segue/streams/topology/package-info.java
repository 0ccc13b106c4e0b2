/** What Kafka sees: the names of nodes and stores, and how small stores are kept. */
@NullMarked
package dev.segue.streams.topology;

import org.jspecify.annotations.NullMarked;
