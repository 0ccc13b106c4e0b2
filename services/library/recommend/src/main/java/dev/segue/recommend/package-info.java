/**
 * The answers: what is nearest to a track or to a vector, and the tasks that write each new track's
 * recommendations to a topic.
 */
@NullMarked
package dev.segue.recommend;

import org.jspecify.annotations.NullMarked;
