package dev.segue.tables.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the names of the columns: a line such as {@code sep=;} that tells spreadsheets
 * the separator, and lines of a title.
 *
 * @param characters how many characters to pass over
 * @param lines how many lines these are
 * @param separator what the first line says; null if it says nothing
 */
record Preamble(int characters, int lines, @Nullable Character separator) {

  private static final Pattern SEPARATOR =
      Pattern.compile("\"?sep=(.)\"?[\\s,;]*", Pattern.CASE_INSENSITIVE);
  private static final int MOST_LINES = 10;

  static Preamble of(String head) {
    List<String> starts = lines(head);
    int characters = 0;
    int skipped = 0;
    Character separator = null;
    if (!starts.isEmpty()) {
      Matcher said = SEPARATOR.matcher(starts.get(0));
      if (said.matches()) {
        separator = said.group(1).charAt(0);
        characters = starts.get(0).length();
        skipped = 1;
      }
    }
    while (skipped < MOST_LINES && isTitle(starts, skipped)) {
      characters += starts.get(skipped).length();
      skipped++;
    }
    return new Preamble(characters, skipped, separator);
  }

  /** The first lines with their ends; the last may be cut off. */
  private static List<String> lines(String head) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < head.length() && lines.size() < MOST_LINES + 3) {
      int end = head.indexOf('\n', start);
      end = end < 0 ? head.length() : end + 1;
      lines.add(head.substring(start, end));
      start = end;
    }
    return lines;
  }

  /** A line without any separator, before two lines that agree in how many of one they have. */
  private static boolean isTitle(List<String> lines, int at) {
    if (at + 2 >= lines.size() || lines.get(at).indexOf('"') >= 0) {
      return false;
    }
    for (char separator : Separators.CANDIDATES) {
      if (lines.get(at).indexOf(separator) >= 0) {
        return false;
      }
    }
    if (lines.get(at + 1).isBlank()) {
      return isTitle(lines, at + 1);
    }
    for (char separator : Separators.CANDIDATES) {
      int count = Separators.count(lines.get(at + 1), separator);
      if (count > 0 && count == Separators.count(lines.get(at + 2), separator)) {
        return true;
      }
    }
    return false;
  }
}
