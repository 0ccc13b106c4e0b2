/** What has just happened in the catalogue, for those who watch. */
@NullMarked
package dev.segue.catalogue.live;

import org.jspecify.annotations.NullMarked;
