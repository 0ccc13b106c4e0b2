/** The shape of Spotify's Web API, as it was before its recommendations and features ended. */
@NullMarked
package dev.segue.query.facade.spotify;

import org.jspecify.annotations.NullMarked;
