/** Groups of rows that lie close together (K-Means), and their identity from fit to fit. */
@NullMarked
package dev.segue.learning.cluster;

import org.jspecify.annotations.NullMarked;
