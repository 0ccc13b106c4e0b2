/**
 * What both Kafka Streams services share around their topologies: client settings, bounded RocksDB
 * memory, the policy for failures, waiting at start, metrics and the monitoring port.
 */
@NullMarked
package dev.segue.runtime;

import org.jspecify.annotations.NullMarked;
