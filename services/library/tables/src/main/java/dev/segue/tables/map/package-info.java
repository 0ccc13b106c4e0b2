/**
 * Understands rows: finds out which column means what, and turns each row into a track with its
 * features or into a reasoned rejection.
 */
@NullMarked
package dev.segue.tables.map;

import org.jspecify.annotations.NullMarked;
