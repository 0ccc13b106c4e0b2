/** Answers for one listener, from what the listener has rated. */
@NullMarked
package dev.segue.recommend.listener;

import org.jspecify.annotations.NullMarked;
