package dev.segue.tables.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what separates the values of a table: the candidate that occurs equally often, and most
 * often, in its first records.
 */
final class Separators {

  static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int RECORDS = 20;

  private Separators() {}

  /**
   * Finds the separator.
   *
   * @param head the beginning of the table, some of its records whole
   * @return the comma if the table has a single column
   */
  static char in(CharSequence head) {
    List<int[]> records = counts(head);
    int best = 0;
    long bestScore = 0;
    for (int c = 0; c < CANDIDATES.length; c++) {
      int inHeader = records.get(0)[c];
      long same = 0;
      for (int[] record : records) {
        same += record[c] == inHeader ? 1 : 0;
      }
      // Agreement of the records comes first: a free text may hold more commas than the table has
      // semicolons.
      long score = inHeader == 0 ? 0 : same * 10_000 + inHeader;
      if (score > bestScore) {
        best = c;
        bestScore = score;
      }
    }
    return CANDIDATES[best];
  }

  /** How often a separator is in a line, outside of quotes. */
  static int count(String line, char separator) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += c == separator && !quoted ? 1 : 0;
    }
    return count;
  }

  private static List<int[]> counts(CharSequence head) {
    List<int[]> records = new ArrayList<>();
    int[] record = new int[CANDIDATES.length];
    boolean quoted = false;
    boolean empty = true;
    for (int i = 0; i < head.length() && records.size() < RECORDS; i++) {
      char c = head.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        if (!empty) {
          records.add(record);
          record = new int[CANDIDATES.length];
        }
        empty = true;
        continue;
      } else if (!quoted) {
        for (int candidate = 0; candidate < CANDIDATES.length; candidate++) {
          record[candidate] += c == CANDIDATES[candidate] ? 1 : 0;
        }
      }
      empty = false;
    }
    if (records.isEmpty()) {
      records.add(record);
    }
    return records;
  }
}
