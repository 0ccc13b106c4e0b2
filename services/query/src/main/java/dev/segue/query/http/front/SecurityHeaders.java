package dev.segue.query.http.front;

import org.eclipse.jetty.http.HttpFields;

/** Headers that every answer has; those of the page say more. */
public final class SecurityHeaders {
  private SecurityHeaders() {}

  /** Sets the headers. */
  public static void set(HttpFields.Mutable headers) {
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
}
