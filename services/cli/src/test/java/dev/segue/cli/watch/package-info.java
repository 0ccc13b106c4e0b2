@NullMarked
package dev.segue.cli.watch;

import org.jspecify.annotations.NullMarked;
