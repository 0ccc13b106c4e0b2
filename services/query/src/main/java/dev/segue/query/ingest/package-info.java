/** Tracks that come in over HTTP, on their way to the topic of events. */
@NullMarked
package dev.segue.query.ingest;

import org.jspecify.annotations.NullMarked;
