/** What the catalogue looks like: figures over all tracks, or over those that pass a filter. */
@NullMarked
package dev.segue.query.statistics;

import org.jspecify.annotations.NullMarked;
