package dev.segue.runtime.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The key of an event: an id as plain UTF-8, not blank, at most {@value #MAX_CHARACTERS}
 * characters. Any character is allowed, also {@code /}, {@code %} and spaces.
 */
public final class TextKey {
  /** Longest id, in UTF-16 characters. */
  public static final int MAX_CHARACTERS = 256;

  /** A character takes at most three bytes of UTF-8 for each UTF-16 unit. */
  private static final int MAX_BYTES = 3 * MAX_CHARACTERS;

  private TextKey() {}

  /**
   * The id that {@code key} spells.
   *
   * @param owner whose id the key is, for the sentence: {@code track}
   * @throws RejectedEventException {@code no_key} where it is null, blank or not UTF-8; {@code
   *     too_long}
   */
  public static String id(byte @Nullable [] key, String owner) throws RejectedEventException {
    if (key == null) {
      throw new RejectedEventException(
          DeadLetterReason.NO_KEY, "The record has no key; the key is the " + owner + "'s id.");
    }
    if (key.length > MAX_BYTES) {
      throw tooLong(owner);
    }
    String id = decode(key);
    if (id.isBlank()) {
      throw new RejectedEventException(
          DeadLetterReason.NO_KEY, "The key is blank; the key is the " + owner + "'s id.");
    }
    if (id.length() > MAX_CHARACTERS) {
      throw tooLong(owner);
    }
    return id;
  }

  private static String decode(byte[] key) throws RejectedEventException {
    if (isAscii(key)) {
      return new String(key, StandardCharsets.ISO_8859_1);
    }
    try {
      // A fresh decoder reports malformed input; String's constructor would replace it and let two
      // keys collide.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException e) {
      throw new RejectedEventException(DeadLetterReason.NO_KEY, "The key is not valid UTF-8.");
    }
  }

  private static boolean isAscii(byte[] key) {
    int seen = 0;
    for (byte b : key) {
      seen |= b;
    }
    return seen >= 0;
  }

  private static RejectedEventException tooLong(String owner) {
    return new RejectedEventException(
        DeadLetterReason.TOO_LONG,
        "The key is longer than "
            + MAX_CHARACTERS
            + " characters; shorten the "
            + owner
            + "'s id.");
  }
}
