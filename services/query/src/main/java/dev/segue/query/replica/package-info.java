/**
 * The node's copy of the catalogue and the models: a Kafka Streams client of global stores only,
 * which feeds the columns in memory. The store is the truth, the columns are derived from it.
 */
@NullMarked
package dev.segue.query.replica;

import org.jspecify.annotations.NullMarked;
