/** Libraries on servers of one's own: what their collectors share. */
@NullMarked
package dev.segue.collector.server;

import org.jspecify.annotations.NullMarked;
