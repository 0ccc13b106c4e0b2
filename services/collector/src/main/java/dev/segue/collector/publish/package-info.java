/** Puts tracks on their topic, and tells when they are safely there. */
@NullMarked
package dev.segue.collector.publish;

import org.jspecify.annotations.NullMarked;
