/**
 * One class for each subcommand: it reads flags, starts what does the work, and says how it went.
 */
@NullMarked
package dev.segue.cli.command;

import org.jspecify.annotations.NullMarked;
