/**
 * Translation between the records in topics and the values of the engine: one class per kind of
 * record, without a decision of its own.
 */
@NullMarked
package dev.segue.wire;

import org.jspecify.annotations.NullMarked;
