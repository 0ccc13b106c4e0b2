/** The recipes that come with Segue and those that people write in the settings, by name. */
@NullMarked
package dev.segue.recipes;

import org.jspecify.annotations.NullMarked;
