@NullMarked
package dev.segue.collector;

import org.jspecify.annotations.NullMarked;
