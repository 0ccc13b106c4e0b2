/** Records of a topic as lines of JSON. */
@NullMarked
package dev.segue.standalone.watch;

import org.jspecify.annotations.NullMarked;
