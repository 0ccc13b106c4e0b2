/** Asks a running Segue over REST, as a person at a terminal would. */
@NullMarked
package dev.segue.cli.rest;

import org.jspecify.annotations.NullMarked;
