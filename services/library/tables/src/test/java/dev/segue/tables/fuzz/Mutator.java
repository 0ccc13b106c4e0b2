package dev.segue.tables.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Changes inputs at random, as tools, transfers and people do; the same seed gives the same. */
final class Mutator {

  private static final List<String> PIECES =
      List.of(
          ",",
          ";",
          "\t",
          "|",
          "\"",
          "\"\"",
          "\n",
          "\r\n",
          "\r",
          "{",
          "}",
          "[",
          "]",
          ":",
          "null",
          "NaN",
          "-",
          "--",
          "%",
          "1e999",
          "-1",
          "0",
          "226,864",
          "226.864",
          "3:25",
          "8A",
          "C#/Db",
          "4/4",
          "[{'name': 'A'}]",
          "{'energy': 0.5}",
          "[[[[[[[[",
          "\\",
          "\\u12",
          "\\x",
          "\uFEFF",
          "\u0000",
          "é",
          "日本",
          "\uD83D",
          "sep=;",
          "#",
          "'",
          "(",
          ")",
          "b'x'",
          "14.06.2019",
          "99999999999999999999",
          "spotify:track:",
          "https://open.spotify.com/track/",
          "true",
          " ",
          "\u00A0",
          ".",
          "1.2.3",
          "PT",
          "energy",
          "id",
          "artist_1",
          "items");

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  /** Some changes of an input. */
  byte[] mutate(byte[] input) {
    byte[] bytes = input;
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      bytes = change(bytes);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + random.nextInt(12));
    return switch (random.nextInt(8)) {
      case 0 -> splice(bytes, at, end, new byte[0]);
      case 1 -> splice(bytes, at, at, piece());
      case 2 -> splice(bytes, at, end, piece());
      case 3 -> splice(bytes, at, bytes.length, new byte[0]);
      case 4 -> splice(bytes, at, at, copy(bytes));
      case 5 -> flip(bytes, at);
      case 6 -> splice(bytes, 0, Math.min(at, 40), new byte[0]);
      default -> splice(bytes, at, Math.min(bytes.length, at + 1), noise());
    };
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(3)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] copy(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int from = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - from, 1 + random.nextInt(60));
    byte[] copy = new byte[length];
    System.arraycopy(bytes, from, copy, 0, length);
    return copy;
  }

  private byte[] flip(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    if (at < flipped.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] with) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + with.length);
    out.write(bytes, 0, from);
    out.write(with, 0, with.length);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
