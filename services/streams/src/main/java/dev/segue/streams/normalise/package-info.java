/**
 * First stage: an event is decoded, checked, brought to canonical units, kept as state and passed
 * on as a track; what cannot be used goes to the dead letters with its reason.
 */
@NullMarked
package dev.segue.streams.normalise;

import org.jspecify.annotations.NullMarked;
