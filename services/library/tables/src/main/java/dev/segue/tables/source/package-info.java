/**
 * Reads tables and lines of text: where bytes become rows of named, still uninterpreted values that
 * know the line they stand on.
 */
@NullMarked
package dev.segue.tables.source;

import org.jspecify.annotations.NullMarked;
