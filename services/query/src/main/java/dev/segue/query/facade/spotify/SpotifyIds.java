package dev.segue.query.facade.spotify;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ids of the letters and digits that clients insist on. A track whose id has no others keeps it,
 * and one whose id is a URI of Spotify's has the id in it; every other text is written as
 *
 * <pre>
 * "segue" | T (track), R (artist) or L (album) | base 62 of the byte 1 and the text in UTF-8
 * </pre>
 *
 * which can be read back without a table, on any node and after any restart. The byte 1 keeps zero
 * bytes in front. No id of Spotify's is one of these: those are numbers of 128 bits in 22 digits,
 * so their first is below 8.
 */
final class SpotifyIds {
  private static final String PREFIX = "segue";
  private static final int LONGEST = 2_048;
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z]+");
  private static final Pattern SPOTIFY =
      Pattern.compile("(?:spotify:(?:track:)?)?([0-9A-Za-z]{22})");
  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final BigInteger TEN_DIGITS = BASE.pow(10);

  /** What an id is of. */
  enum Kind {
    TRACK('T'),
    ARTIST('R'),
    ALBUM('L');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  private SpotifyIds() {}

  /** The id of a track, by its id in the catalogue. */
  static String track(String id) {
    var spotify = SPOTIFY.matcher(id);
    if (spotify.matches() && isSpotify(spotify.group(1))) {
      return spotify.group(1);
    }
    return PLAIN.matcher(id).matches() && !id.startsWith(PREFIX) ? id : encoded(Kind.TRACK, id);
  }

  /** The id of an artist or album by a text that tells it from others. */
  static String encoded(Kind kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    BigInteger number =
        new BigInteger(1, ByteBuffer.allocate(bytes.length + 1).put((byte) 1).put(bytes).array());
    StringBuilder digits = new StringBuilder();
    // Ten digits at a time: a division of long numbers for each would cost more than the answer.
    while (number.signum() > 0) {
      BigInteger[] parts = number.divideAndRemainder(TEN_DIGITS);
      number = parts[0];
      long rest = parts[1].longValue();
      for (int i = 0; i < 10 && (rest > 0 || number.signum() > 0); i++) {
        digits.append(DIGITS.charAt((int) (rest % 62)));
        rest /= 62;
      }
    }
    return PREFIX + kind.letter + digits.reverse();
  }

  /** The text that {@link #encoded} made an id of; empty if it made no such id. */
  static Optional<String> decoded(Kind kind, String id) {
    String start = PREFIX + kind.letter;
    if (!id.startsWith(start) || id.length() > LONGEST) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = start.length(); i < id.length(); i++) {
      int digit = DIGITS.indexOf(id.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    byte[] bytes = number.toByteArray();
    if (bytes.length == 0 || bytes[0] != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, 1, bytes.length - 1))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Whether the id has the form of one of Spotify's own. */
  static boolean isSpotify(String id) {
    return id.length() == 22 && PLAIN.matcher(id).matches() && id.charAt(0) < '8';
  }
}
