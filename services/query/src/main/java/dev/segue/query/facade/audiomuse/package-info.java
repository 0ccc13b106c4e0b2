/**
 * The slot for a similarity engine that plug-ins of Navidrome, Jellyfin and Ampache have, in the
 * shape in which they ask for it.
 */
@NullMarked
package dev.segue.query.facade.audiomuse;

import org.jspecify.annotations.NullMarked;
