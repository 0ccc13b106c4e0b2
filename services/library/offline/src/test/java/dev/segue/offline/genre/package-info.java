/** Tests of genres against categories on tables. */
@NullMarked
package dev.segue.offline.genre;

import org.jspecify.annotations.NullMarked;
