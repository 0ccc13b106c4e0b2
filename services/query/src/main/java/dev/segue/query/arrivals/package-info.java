/** Recommends for each track that arrives, on the topic {@code track-recommendations}. */
@NullMarked
package dev.segue.query.arrivals;

import org.jspecify.annotations.NullMarked;
