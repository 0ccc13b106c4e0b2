/** What goes first where processors are short. */
@NullMarked
package dev.segue.query.precedence;

import org.jspecify.annotations.NullMarked;
