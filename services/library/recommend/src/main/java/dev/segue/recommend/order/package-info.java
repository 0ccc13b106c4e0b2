/**
 * Puts a given set of tracks in an order that flows: neighbours of like tempo, harmonic key, energy
 * and sound.
 */
@NullMarked
package dev.segue.recommend.order;

import org.jspecify.annotations.NullMarked;
