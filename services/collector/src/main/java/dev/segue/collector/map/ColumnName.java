package dev.segue.collector.map;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of columns, compared without case, blanks, underscores, dashes and dots. */
final class ColumnName {

  /** What spreadsheets and data frames write over a column without a name. */
  private static final Pattern UNNAMED =
      Pattern.compile("|x|index|unnamed:?\\d*|column1|rowid|row|rownames");

  private ColumnName() {}

  static String normalise(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_'
          && c != '-'
          && c != '.'
          && c != '\uFEFF'
          && !Character.isWhitespace(c)
          && c != '\u00A0') {
        out.append(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  static boolean isUnnamed(String name) {
    return UNNAMED.matcher(normalise(name)).matches();
  }

  /** The known name that takes the fewest edits to reach, for a message. */
  static String nearest(String name, Collection<String> known) {
    String wanted = normalise(name);
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(wanted, normalise(candidate));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
