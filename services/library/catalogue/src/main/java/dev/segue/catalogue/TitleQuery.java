package dev.segue.catalogue;

import dev.segue.catalogue.TitleMatch.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, matched against the bytes of one row: the title as a whole, the beginning
 * of the title, every word at the beginning of a word of title or artists, every word anywhere.
 */
final class TitleQuery {
  private final byte[] whole;
  private final byte[][] words;

  TitleQuery(String text) {
    String folded = FoldedText.fold(text);
    whole = folded.getBytes(StandardCharsets.UTF_8);
    String[] parts = folded.isEmpty() ? new String[0] : folded.split(" ", -1);
    words = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      words[i] = parts[i].getBytes(StandardCharsets.UTF_8);
    }
  }

  /** How the text in {@code bytes[start, end)} matches, or null. An empty query matches all. */
  @Nullable Kind match(byte[] bytes, int start, int end) {
    if (words.length == 0) {
      return Kind.SUBSTRING;
    }
    boolean wordPrefixes = true;
    for (byte[] word : words) {
      int found = indexOf(bytes, start, end, start, word);
      if (found < 0) {
        return null;
      }
      while (wordPrefixes && found >= 0 && !startsWord(bytes, start, found)) {
        found = indexOf(bytes, start, end, found + 1, word);
      }
      wordPrefixes &= found >= 0;
    }
    if (indexOf(bytes, start, Math.min(end, start + whole.length), start, whole) == start) {
      boolean ends =
          start + whole.length >= end || bytes[start + whole.length] == FoldedText.SEPARATOR;
      return ends ? Kind.EXACT_TITLE : Kind.TITLE_PREFIX;
    }
    return wordPrefixes ? Kind.WORD_PREFIX : Kind.SUBSTRING;
  }

  private static boolean startsWord(byte[] bytes, int start, int at) {
    return at == start || bytes[at - 1] == ' ' || bytes[at - 1] == FoldedText.SEPARATOR;
  }

  private static int indexOf(byte[] bytes, int start, int end, int from, byte[] word) {
    byte first = word[0];
    int last = end - word.length;
    for (int i = Math.max(start, from); i <= last; i++) {
      if (bytes[i] == first && matchesAt(bytes, i, word)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matchesAt(byte[] bytes, int at, byte[] word) {
    for (int j = 1; j < word.length; j++) {
      if (bytes[at + j] != word[j]) {
        return false;
      }
    }
    return true;
  }
}
