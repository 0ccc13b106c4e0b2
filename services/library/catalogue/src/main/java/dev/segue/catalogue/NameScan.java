package dev.segue.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * Goes through the names of all tracks, for what no index answers: which artists have a name like
 * this, and how many tracks.
 */
public final class NameScan {
  private final byte[][] words;

  private NameScan(String text) {
    String folded = FoldedText.fold(text);
    String[] parts = folded.isEmpty() ? new String[0] : folded.split(" ", -1);
    words = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      words[i] = parts[i].getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Calls for every row in whose title or artists all words of the text are, in any order. */
  public static void forEachMatch(CatalogueSnapshot catalogue, String text, IntConsumer consumer) {
    Rows rows = catalogue.rows();
    NameScan scan = new NameScan(text);
    for (int row = 0; row < catalogue.rowLimit(); row++) {
      if (catalogue.isLive(row) && scan.matches(rows, row)) {
        consumer.accept(row);
      }
    }
  }

  private boolean matches(Rows rows, int row) {
    ByteColumn column = rows.block(row).text;
    int local = row & RowBlock.MASK;
    for (byte[] word : words) {
      if (!contains(column.bytes(), column.start(local), column.end(local), word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] bytes, int start, int end, byte[] word) {
    byte first = word[0];
    int last = end - word.length;
    for (int i = start; i <= last; i++) {
      if (bytes[i] == first && matchesAt(bytes, i, word)) {
        return true;
      }
    }
    return false;
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
