/**
 * What becomes of an event that cannot be used: a record on a topic of its own, with the reason.
 */
@NullMarked
package dev.segue.runtime.deadletter;

import org.jspecify.annotations.NullMarked;
