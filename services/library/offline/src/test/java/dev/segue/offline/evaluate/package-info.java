/** Tests of the evaluation, on tables small enough to be judged by hand. */
@NullMarked
package dev.segue.offline.evaluate;

import org.jspecify.annotations.NullMarked;
