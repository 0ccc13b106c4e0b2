package dev.segue.streams.normalise;

import java.util.Arrays;

/**
 * Where the parts of a {@code Track} lie in its bytes, so that two states are compared without
 * decoding either.
 *
 * <pre>
 * | 0x00 | schema id | normalized_at       | the other fields       |
 * | 1 B  | 4 B       | zigzag varint 1–10 B | Avro binary, to the end |
 * </pre>
 *
 * <p>The schema puts {@code normalized_at} first for this class's sake. It is the only field that
 * differs when the same event is sent again, so everything else decides whether the state changed.
 * The schema id is compared too: equal bytes under two schemas need not mean the same, and a state
 * written with an id that the registry has lost is worth replacing.
 */
public final class TrackLayout {
  private static final int HEADER_BYTES = 5;

  private TrackLayout() {}

  /**
   * Whether the two encoded tracks differ in nothing but the time at which they were normalised.
   */
  public static boolean sameState(byte[] one, byte[] other) {
    int restOfOne = afterNormalizedAt(one);
    int restOfOther = afterNormalizedAt(other);
    return restOfOne <= one.length
        && restOfOther <= other.length
        && Arrays.equals(one, 0, HEADER_BYTES, other, 0, HEADER_BYTES)
        && Arrays.equals(one, restOfOne, one.length, other, restOfOther, other.length);
  }

  /** Position behind the varint; past the end for bytes that are no track. */
  private static int afterNormalizedAt(byte[] track) {
    int position = HEADER_BYTES;
    while (position < track.length
        && track[position] < 0) { // the high bit says that the varint goes on
      position++;
    }
    return position + 1;
  }
}
