@NullMarked
package dev.segue.standalone;

import org.jspecify.annotations.NullMarked;
