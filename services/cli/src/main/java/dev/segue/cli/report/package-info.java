/** Figures that a command measured: a table for people, JSON for programs. */
@NullMarked
package dev.segue.cli.report;

import org.jspecify.annotations.NullMarked;
