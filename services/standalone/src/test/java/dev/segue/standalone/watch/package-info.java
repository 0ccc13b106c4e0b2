@NullMarked
package dev.segue.standalone.watch;

import org.jspecify.annotations.NullMarked;
