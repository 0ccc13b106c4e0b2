/**
 * Decides what the columns of a table hold and in which unit, from their names, a sample of their
 * values and what the user says; never from a single cell.
 */
@NullMarked
package dev.segue.tables.column;

import org.jspecify.annotations.NullMarked;
