package dev.segue.query.http;

import dev.segue.catalogue.FoldedText;
import dev.segue.search.MatchKind;
import dev.segue.search.TrackMatch;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a search goes on: the last track of the page before and its place in the order, in URL-safe
 * Base64. Opaque to clients; the layout may change.
 *
 * <pre>
 * version (1 byte) | hash of the query (4) | kind (1) | popularity (4) | id (UTF-8, to the end)
 * </pre>
 */
final class Cursor {
  static final int LONGEST = 2_048;
  private static final byte VERSION = 2;
  private static final int HEADER = 10;

  private Cursor() {}

  static String of(String query, TrackMatch last) {
    byte[] id = last.id().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + id.length);
    bytes.put(VERSION).putInt(hash(query)).put((byte) last.kind().letter());
    bytes.putFloat(last.popularity()).put(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Reads a cursor that belongs to {@code query}, or throws the problem that names it. */
  static TrackMatch read(String query, String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      byte version = bytes.get();
      int hash = bytes.getInt();
      char letter = (char) bytes.get();
      float popularity = bytes.getFloat();
      byte[] id = new byte[bytes.remaining()];
      bytes.get(id);
      for (MatchKind kind : MatchKind.values()) {
        if (kind.letter() == letter && version == VERSION && !Float.isNaN(popularity)) {
          return checked(
              query,
              hash,
              new TrackMatch(new String(id, StandardCharsets.UTF_8), kind, popularity));
        }
      }
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      // Falls through: the sentence is the same.
    }
    throw ProblemException.invalid(
        "cursor", "'cursor' must be the 'next_cursor' of the answer before.");
  }

  private static TrackMatch checked(String query, int hash, TrackMatch match) {
    if (hash != hash(query)) {
      throw ProblemException.invalid("cursor", "'cursor' belongs to another 'q'.");
    }
    return match;
  }

  private static int hash(String query) {
    return FoldedText.fold(query).hashCode();
  }
}
