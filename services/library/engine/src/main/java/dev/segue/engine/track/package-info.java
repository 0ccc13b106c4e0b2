/**
 * What a track is to the engine: an identifier with a hash, and up to 14 audio features in
 * canonical units. The first stage: nothing here depends on any other row.
 */
@NullMarked
package dev.segue.engine.track;

import org.jspecify.annotations.NullMarked;
