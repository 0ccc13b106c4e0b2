/** Reads the music library of a Jellyfin server. */
@NullMarked
package dev.segue.collector.jellyfin;

import org.jspecify.annotations.NullMarked;
