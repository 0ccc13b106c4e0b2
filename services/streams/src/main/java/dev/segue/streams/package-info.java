@NullMarked
package dev.segue.streams;

import org.jspecify.annotations.NullMarked;
