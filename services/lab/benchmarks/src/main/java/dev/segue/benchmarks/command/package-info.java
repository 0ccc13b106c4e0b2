/** The command line of {@code segue bench}. */
@NullMarked
package dev.segue.benchmarks.command;

import org.jspecify.annotations.NullMarked;
