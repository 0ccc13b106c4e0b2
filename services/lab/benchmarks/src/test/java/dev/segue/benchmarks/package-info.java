@NullMarked
package dev.segue.benchmarks;

import org.jspecify.annotations.NullMarked;
