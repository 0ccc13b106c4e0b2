/** Groups of tracks: clusters of the catalogue by K-Means, and how genres match categories. */
@NullMarked
package dev.segue.catalogue.group;

import org.jspecify.annotations.NullMarked;
