/**
 * Files of playlists, read and written: extended M3U, JSPF, XSPF, and plain lists of links or of
 * "artist – title". Knows nothing of catalogues, topics and HTTP.
 */
@NullMarked
package dev.segue.playlists;

import org.jspecify.annotations.NullMarked;
