/** Brings tracks and ratings into the stream: what {@code dev.segue.tables} reads is published. */
@NullMarked
package dev.segue.collector;

import org.jspecify.annotations.NullMarked;
