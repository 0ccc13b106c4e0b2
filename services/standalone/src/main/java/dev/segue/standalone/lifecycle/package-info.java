/** What runs until Ctrl-C, and ends in the right order. */
@NullMarked
package dev.segue.standalone.lifecycle;

import org.jspecify.annotations.NullMarked;
