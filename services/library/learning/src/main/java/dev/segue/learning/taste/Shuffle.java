package dev.segue.learning.taste;

import java.util.SplittableRandom;

/** The numbers from 0 in random order (R. Durstenfeld, 1964). */
final class Shuffle {

  private Shuffle() {}

  static int[] of(int n, SplittableRandom random) {
    int[] numbers = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      numbers[i] = numbers[j];
      numbers[j] = i;
    }
    return numbers;
  }
}
