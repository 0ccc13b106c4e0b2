/** Tests of the groups. */
@NullMarked
package dev.segue.learning.cluster;

import org.jspecify.annotations.NullMarked;
