/** What runs until Ctrl-C, and ends in the right order. */
@NullMarked
package dev.segue.cli.lifecycle;

import org.jspecify.annotations.NullMarked;
