package dev.segue.tables.column;

import dev.segue.settings.NearestName;
import dev.segue.tables.source.Header;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Names of columns, compared without case, accents, blanks and punctuation. */
public final class ColumnName {

  /** No column. */
  public static final int ABSENT = -1;

  /** What spreadsheets and data frames write over a column without a name. */
  private static final Pattern UNNAMED =
      Pattern.compile("|x|index|level0|unnamed\\d*|column1|rowid|row|rownames|rownumber|sno|#");

  private ColumnName() {}

  /** Whether tables call a field of a track so. */
  public static boolean isKnown(String name) {
    String normalised = normalise(name);
    for (Field field : Field.values()) {
      if (KnownNames.rank(field, normalised) != null) {
        return true;
      }
    }
    return false;
  }

  /** The name as it is compared: its words without anything between them. */
  public static String normalise(String name) {
    return String.join("", words(name));
  }

  /** The words of a name: runs of letters and digits, folded; {@code %} and {@code #} are words. */
  static List<String> words(String name) {
    String folded = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        word.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
        if (c == '%' || c == '#') {
          words.add(String.valueOf(c));
        }
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  static boolean isUnnamed(String name) {
    return UNNAMED.matcher(normalise(name)).matches();
  }

  /** The first column of this name, or {@link #ABSENT}. */
  public static int column(Header header, String name) {
    String normalised = normalise(name);
    for (int column = 0; column < header.size(); column++) {
      if (normalise(header.name(column)).equals(normalised)) {
        return column;
      }
    }
    return ABSENT;
  }

  /** The known name that takes the fewest edits to reach, for a message; "none" without any. */
  public static String nearest(String name, Collection<String> known) {
    Map<String, String> normalised = new TreeMap<>();
    known.forEach(candidate -> normalised.putIfAbsent(normalise(candidate), candidate));
    String nearest = NearestName.of(normalise(name), normalised.keySet());
    return normalised.getOrDefault(nearest, nearest);
  }
}
