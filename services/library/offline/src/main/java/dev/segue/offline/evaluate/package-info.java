/**
 * How good the neighbours of a recipe are, by labels that people have given, beside simple ways to
 * find neighbours.
 */
@NullMarked
package dev.segue.offline.evaluate;

import org.jspecify.annotations.NullMarked;
