package dev.segue.query.access;

import java.util.Locale;

/** What a key lets do; each role includes those before it. */
public enum Role {
  /** Asks, and changes nothing. */
  READ,
  /** Changes tracks and ratings, too. */
  WRITE,
  /** Changes models, erases listeners, and handles dead letters, too. */
  ADMIN;

  /** Whether this role lets do what needs another. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** The name in key files and sentences. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
