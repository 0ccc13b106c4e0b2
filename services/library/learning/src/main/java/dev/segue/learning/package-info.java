/**
 * What is learned beside the factorisation: groups of tracks and the taste of a listener. It knows
 * no broker, no network and no clock; everything it computes is a function of its arguments, seeds
 * included.
 */
@NullMarked
package dev.segue.learning;

import org.jspecify.annotations.NullMarked;
