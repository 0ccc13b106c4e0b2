/**
 * Runs a collection and shows how it goes: progress, rejected rows, and an account that adds up.
 */
@NullMarked
package dev.segue.cli.collect;

import org.jspecify.annotations.NullMarked;
