package dev.segue.tables.column;

import dev.segue.tables.value.PlainValues;
import dev.segue.tables.value.TextList;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits artists that are joined by commas, where their parts are known to be artists: "Kali Uchis,
 * Tyler, The Creator" is two, and "Earth, Wind & Fire" one. What is known are the names that stand
 * alone elsewhere in the table; where the table has the artists' ids as well, their number decides.
 */
public final class ArtistNames {

  /** Names beyond this many are not kept. */
  static final int MOST = 2_000_000;

  private static final int MOST_PARTS = 64;

  /** Knows no name. */
  public static final ArtistNames NONE = new ArtistNames();

  private final Set<String> known = new HashSet<>();

  /** Takes notice of the artists of a row. */
  void add(List<String> artists) {
    for (String artist : artists) {
      if (known.size() < MOST) {
        known.add(fold(artist));
      }
    }
  }

  /**
   * The artists in a cell.
   *
   * @param ids how many artists the row has ids of; 0 if that is not known
   */
  public List<String> parse(@Nullable String cell, int ids) {
    List<String> names = TextList.parse(cell, false);
    if (ids == 1 || names.size() != 1 || names.get(0).indexOf(',') < 0) {
      return names;
    }
    List<String> parts = parts(names.get(0));
    if (parts.size() < 2 || parts.size() > MOST_PARTS) {
      return names;
    }
    if (parts.size() == ids) {
      return distinct(parts);
    }
    if (parts.size() == 2) { // most cells by far: there is one way to divide it
      return known.contains(fold(parts.get(0))) && known.contains(fold(parts.get(1)))
          ? distinct(parts)
          : names;
    }
    List<String> split = split(parts, ids);
    return split == null ? names : distinct(split);
  }

  /** How many artists a cell has ids of, or how many it says there are. */
  public static int count(@Nullable String cell) {
    List<String> ids = TextList.parse(cell, true);
    if (ids.size() == 1 && ids.get(0).length() <= 2) {
      double number = PlainValues.number(ids.get(0));
      return number >= 1 ? (int) number : 1;
    }
    return ids.size();
  }

  private static List<String> parts(String cell) {
    List<String> parts = new ArrayList<>();
    for (String part : cell.split(",", -1)) {
      if (part.isBlank()) {
        return List.of();
      }
      parts.add(part.strip());
    }
    return parts;
  }

  /**
   * The finest division into at least two names that are all known, or into as many as there are
   * ids, where all but one need be known; null if there is none.
   */
  private @Nullable List<String> split(List<String> parts, int ids) {
    int size = parts.size();
    int[][] strangers = new int[size + 1][size + 1]; // fewest unknown names: of [0, i) in n names
    int[][] from = new int[size + 1][size + 1];
    for (int[] row : strangers) {
      java.util.Arrays.fill(row, size + 1);
    }
    strangers[0][0] = 0;
    for (int end = 1; end <= size; end++) {
      for (int start = 0; start < end; start++) {
        if (start == 0 && end == size) {
          continue; // the cell as a whole
        }
        int unknown = known.contains(fold(join(parts, start, end))) ? 0 : 1;
        for (int n = 1; n <= end; n++) {
          int total = strangers[start][n - 1] + unknown;
          if (total < strangers[end][n]) {
            strangers[end][n] = total;
            from[end][n] = start;
          }
        }
      }
    }
    int names = ids;
    if (ids < 2 || ids > size || strangers[size][ids] > 1) {
      names = size;
      while (names >= 2 && strangers[size][names] > 0) {
        names--;
      }
    }
    return names < 2 ? null : trace(parts, from, names);
  }

  private static List<String> trace(List<String> parts, int[][] from, int names) {
    List<String> split = new ArrayList<>();
    int end = parts.size();
    for (int n = names; n > 0; n--) {
      split.add(join(parts, from[end][n], end));
      end = from[end][n];
    }
    Collections.reverse(split);
    return split;
  }

  private static String join(List<String> parts, int start, int end) {
    return String.join(", ", parts.subList(start, end));
  }

  private static List<String> distinct(List<String> names) {
    return names.stream().distinct().toList();
  }

  private static String fold(String name) {
    boolean ascii = true;
    for (int i = 0; i < name.length() && ascii; i++) {
      ascii = name.charAt(i) < 0x80;
    }
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return ascii ? lower : Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }
}
