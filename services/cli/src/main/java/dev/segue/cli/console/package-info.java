/**
 * What a person at a terminal sees: progress, log lines, and one sentence for each thing that can
 * go wrong.
 */
@NullMarked
package dev.segue.cli.console;

import org.jspecify.annotations.NullMarked;
