/**
 * Second stage: what a task knows of its part of the catalogue (exact totals and a uniform sample),
 * kept in stores and reported to the learner as absolute facts.
 */
@NullMarked
package dev.segue.streams.evidence;

import org.jspecify.annotations.NullMarked;
