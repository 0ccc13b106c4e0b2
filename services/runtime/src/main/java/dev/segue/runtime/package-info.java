@NullMarked
package dev.segue.runtime;

import org.jspecify.annotations.NullMarked;
