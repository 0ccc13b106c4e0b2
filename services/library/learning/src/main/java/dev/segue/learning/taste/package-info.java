/**
 * Whether a listener will like a track: a learner that starts with the first rating, classifiers
 * for those who rated many, and the figures by which one is chosen.
 */
@NullMarked
package dev.segue.learning.taste;

import org.jspecify.annotations.NullMarked;
