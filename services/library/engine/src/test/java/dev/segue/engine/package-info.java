/** Tests of the arithmetic, and what several of them share. */
@NullMarked
package dev.segue.engine;

import org.jspecify.annotations.NullMarked;
