/** Records of a topic as lines of JSON. */
@NullMarked
package dev.segue.cli.watch;

import org.jspecify.annotations.NullMarked;
