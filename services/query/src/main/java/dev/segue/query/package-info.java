@NullMarked
package dev.segue.query;

import org.jspecify.annotations.NullMarked;
