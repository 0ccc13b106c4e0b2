package dev.segue.query.access;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name for the audit log, never the key itself
 * @param role what may be done
 * @param listener whose token it is: nothing of other listeners may be done; null for a key
 */
public record Caller(String name, Role role, @Nullable String listener) {
  /** Anybody, where no keys are set. */
  public static final Caller ANYBODY = new Caller("anybody", Role.ADMIN, null);
}
