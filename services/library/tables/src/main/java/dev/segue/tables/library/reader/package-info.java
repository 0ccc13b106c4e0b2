/**
 * Readers of the files that people hold: libraries of players and programs for DJs, data exports of
 * streaming services, playlists, analyses. Of what a file holds, only names of tracks, ids,
 * features, ratings and times of plays are taken; names and addresses of people are never looked
 * at.
 */
@NullMarked
package dev.segue.tables.library.reader;

import org.jspecify.annotations.NullMarked;
