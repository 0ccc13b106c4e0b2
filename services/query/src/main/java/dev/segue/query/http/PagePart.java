package dev.segue.query.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * A file of the web page, and the entity tag that names its content.
 *
 * @param bytes not to be modified
 * @param tag weak (RFC 9110, section 8.8.3), since the bytes that are sent may be compressed
 */
@SuppressWarnings("ArrayRecordComponent") // parts are never compared
record PagePart(byte[] bytes, String tag) {
  private static final int TAG_BYTES = 12;

  static PagePart of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new PagePart(bytes, "W/\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** Whether a request's {@code If-None-Match} names this content; weak and strong are one. */
  boolean isAmong(String ifNoneMatch) {
    return ifNoneMatch.strip().equals("*")
        || Stream.of(ifNoneMatch.split(",", -1))
            .map(one -> one.strip().replaceFirst("^W/", ""))
            .anyMatch(one -> tag.equals("W/" + one));
  }
}
