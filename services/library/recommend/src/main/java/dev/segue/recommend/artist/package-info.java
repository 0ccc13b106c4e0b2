/** Artists, as the sets of the tracks that they have a part in. */
@NullMarked
package dev.segue.recommend.artist;

import org.jspecify.annotations.NullMarked;
