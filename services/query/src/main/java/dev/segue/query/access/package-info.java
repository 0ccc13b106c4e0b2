/** Who asks, and what that lets them do: keys with roles, and tokens of listeners. No HTTP. */
@NullMarked
package dev.segue.query.access;

import org.jspecify.annotations.NullMarked;
