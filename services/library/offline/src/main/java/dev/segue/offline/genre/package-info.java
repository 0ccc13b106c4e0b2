/** Shows what the categories of recipes have to do with genre labels of a table. */
@NullMarked
package dev.segue.offline.genre;

import org.jspecify.annotations.NullMarked;
