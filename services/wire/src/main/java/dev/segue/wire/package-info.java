@NullMarked
package dev.segue.wire;

import org.jspecify.annotations.NullMarked;
