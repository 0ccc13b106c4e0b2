/**
 * Reads tables of tracks and ratings: understands their columns, checks every row, and hands on
 * what can be used, with an account of what cannot.
 */
@NullMarked
package dev.segue.tables;

import org.jspecify.annotations.NullMarked;
