/**
 * What listeners say of tracks, kept where their partition lives, and what follows from it: lists
 * of recommendations and the probability of a like.
 */
@NullMarked
package dev.segue.query.listener;

import org.jspecify.annotations.NullMarked;
