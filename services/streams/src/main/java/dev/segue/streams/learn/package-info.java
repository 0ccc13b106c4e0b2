/**
 * Third stage: one task merges the evidence of all tasks, refits the models and publishes
 * candidates and promoted versions.
 */
@NullMarked
package dev.segue.streams.learn;

import org.jspecify.annotations.NullMarked;
