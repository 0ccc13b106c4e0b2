@NullMarked
package dev.segue.schemas;

import org.jspecify.annotations.NullMarked;
