/** Groups of tracks: clusters of the catalogue by K-Means, and how genres match categories. */
@NullMarked
package dev.segue.query.group;

import org.jspecify.annotations.NullMarked;
