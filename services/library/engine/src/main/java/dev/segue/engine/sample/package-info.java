/** What the learner keeps of a catalogue: a uniform bottom-K sample of rows, and exact totals. */
@NullMarked
package dev.segue.engine.sample;

import org.jspecify.annotations.NullMarked;
