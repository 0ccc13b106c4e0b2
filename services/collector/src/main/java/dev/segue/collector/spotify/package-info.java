/** Reads one's own music from Spotify's Web API: names, ids and recording codes. */
@NullMarked
package dev.segue.collector.spotify;

import org.jspecify.annotations.NullMarked;
