/** Search by words: a Lucene index of titles, artists, albums, genres, codes and ids. */
@NullMarked
package dev.segue.search;

import org.jspecify.annotations.NullMarked;
