/** Reads the library of an OpenSubsonic server: Navidrome, Gonic, Ampache, Supysonic and others. */
@NullMarked
package dev.segue.collector.subsonic;

import org.jspecify.annotations.NullMarked;
