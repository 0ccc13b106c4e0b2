/**
 * Kernels of the search trees under JMH. They are in the engine's own package because what they
 * call is nobody else's business.
 */
@NullMarked
package dev.segue.engine.index;

import org.jspecify.annotations.NullMarked;
