@NullMarked
package dev.segue.standalone.lifecycle;

import org.jspecify.annotations.NullMarked;
