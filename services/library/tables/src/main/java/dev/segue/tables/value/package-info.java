/** Reads single values as tables write them: numbers, keys, times, dates, lists of names. */
@NullMarked
package dev.segue.tables.value;

import org.jspecify.annotations.NullMarked;
