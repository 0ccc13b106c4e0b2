/** Who gets a processor first: threads for background work, and the priority of requests. */
@NullMarked
package dev.segue.concurrency;

import org.jspecify.annotations.NullMarked;
