/**
 * Invents a catalogue: tracks that nobody recorded, whose features are distributed and correlated
 * as those of real ones are.
 */
@NullMarked
package dev.segue.collector.sample;

import org.jspecify.annotations.NullMarked;
