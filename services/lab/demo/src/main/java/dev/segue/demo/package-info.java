/**
 * Everything in one process: broker, registry, streams, query and a catalogue, started in order and
 * closed in reverse.
 */
@NullMarked
package dev.segue.demo;

import org.jspecify.annotations.NullMarked;
