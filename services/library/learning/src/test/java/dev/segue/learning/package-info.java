/** Rules of the whole module, and the tables that its tests read. */
@NullMarked
package dev.segue.learning;

import org.jspecify.annotations.NullMarked;
