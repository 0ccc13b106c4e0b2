package dev.segue.recommend.order;

/**
 * Keys by their neighbourhood on the circle of fifths, as disc jockeys write them: 1A to 12A for
 * minor, 1B to 12B for major keys; a key and its relative share a number.
 */
final class CamelotWheel {
  /** The largest distance there is: the far side of the wheel, in the other ring. */
  static final int MOST_STEPS = 7;

  private CamelotWheel() {}

  /**
   * The number of a key on the wheel, 1 to 12.
   *
   * @param pitchClass 0 = C to 11 = B
   */
  static int number(int pitchClass, boolean major) {
    // C major is 8B and A minor 8A; a fifth up is one number on.
    int fifths = Math.floorMod((major ? pitchClass : pitchClass + 3) * 7, 12);
    return Math.floorMod(fifths + 7, 12) + 1;
  }

  /** Steps between two keys: around the wheel, and one between the rings. */
  static int steps(int pitchClass, boolean major, int otherPitchClass, boolean otherMajor) {
    int around = Math.floorMod(number(pitchClass, major) - number(otherPitchClass, otherMajor), 12);
    return Math.min(around, 12 - around) + (major == otherMajor ? 0 : 1);
  }
}
