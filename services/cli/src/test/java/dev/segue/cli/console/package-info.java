@NullMarked
package dev.segue.cli.console;

import org.jspecify.annotations.NullMarked;
