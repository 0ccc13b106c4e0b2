/**
 * Stands in for the outside world: a real Kafka broker and a real Schema Registry that live and die
 * with this process, for the standalone program and for tests. No stage of the pipeline knows of
 * it.
 */
@NullMarked
package dev.segue.embedded;

import org.jspecify.annotations.NullMarked;
