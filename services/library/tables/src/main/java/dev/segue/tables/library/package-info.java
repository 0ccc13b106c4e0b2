/**
 * What the files of people say of tracks: entries with names, ids, features, ratings and plays,
 * gathered to one track each and to the ratings of a listener. The files are read in {@link
 * dev.segue.tables.library.reader}.
 */
@NullMarked
package dev.segue.tables.library;

import org.jspecify.annotations.NullMarked;
