/**
 * The {@code segue} command: it composes the services, and everything a person sees on the terminal
 * is made here.
 */
@NullMarked
package dev.segue.cli;

import org.jspecify.annotations.NullMarked;
