@NullMarked
package dev.segue.standalone.console;

import org.jspecify.annotations.NullMarked;
