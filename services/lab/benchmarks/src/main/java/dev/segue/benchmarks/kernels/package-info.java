/** Single kernels of the engine under JMH. */
@NullMarked
package dev.segue.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
