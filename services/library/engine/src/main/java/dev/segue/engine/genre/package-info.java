/** How well the categories of a model match the genres that people have given to the tracks. */
@NullMarked
package dev.segue.engine.genre;

import org.jspecify.annotations.NullMarked;
