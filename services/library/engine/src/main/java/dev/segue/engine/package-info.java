/**
 * The arithmetic of the recommender: features, scaling, factorisation, sampling and the index. It
 * knows no broker, no network, no clock and no logger; everything it computes is a function of its
 * arguments.
 */
@NullMarked
package dev.segue.engine;

import org.jspecify.annotations.NullMarked;
