/** Tests of taste. */
@NullMarked
package dev.segue.learning.taste;

import org.jspecify.annotations.NullMarked;
