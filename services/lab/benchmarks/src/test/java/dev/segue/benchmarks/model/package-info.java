/** Tests of the streams that the model is measured on. */
@NullMarked
package dev.segue.benchmarks.model;

import org.jspecify.annotations.NullMarked;
