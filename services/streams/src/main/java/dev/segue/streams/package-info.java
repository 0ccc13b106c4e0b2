/**
 * The streams service: events in, tracks and models out. This package composes the stages and owns
 * the lifecycle.
 */
@NullMarked
package dev.segue.streams;

import org.jspecify.annotations.NullMarked;
