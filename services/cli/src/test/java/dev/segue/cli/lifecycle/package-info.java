@NullMarked
package dev.segue.cli.lifecycle;

import org.jspecify.annotations.NullMarked;
