/** What the catalogue looks like: figures over all tracks, or over those that pass a filter. */
@NullMarked
package dev.segue.catalogue.statistics;

import org.jspecify.annotations.NullMarked;
