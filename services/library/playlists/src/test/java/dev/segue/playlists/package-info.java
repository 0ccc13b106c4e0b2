@NullMarked
package dev.segue.playlists;

import org.jspecify.annotations.NullMarked;
