@NullMarked
package dev.segue.engine;

import org.jspecify.annotations.NullMarked;
