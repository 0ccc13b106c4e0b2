/** Shows what the number of components does to a recipe on a table. */
@NullMarked
package dev.segue.offline.elbow;

import org.jspecify.annotations.NullMarked;
