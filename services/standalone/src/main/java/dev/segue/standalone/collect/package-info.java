/**
 * Runs a collection and shows how it goes: progress, rejected rows, and an account that adds up.
 */
@NullMarked
package dev.segue.standalone.collect;

import org.jspecify.annotations.NullMarked;
