package dev.segue.catalogue;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text as it is searched: without case, accents, apostrophes and punctuation, words separated by
 * one blank.
 *
 * <p>A text that is nothing but punctuation is kept as it is, so that the band "!!!" can be found.
 */
public final class FoldedText {
  /** Separates the title and each artist in the text of a row. */
  static final byte SEPARATOR = '\n';

  private static final int LONGEST = 512;

  private FoldedText() {}

  /** The search text of a track: its title, a line for each artist. */
  public static byte[] of(@Nullable String title, List<String> artists) {
    StringBuilder text = new StringBuilder(fold(title == null ? "" : title)).append('\n');
    int artistsFrom = text.length();
    for (String artist : artists) {
      String folded = fold(artist);
      boolean fits = text.length() - artistsFrom + folded.length() <= LONGEST;
      if (!folded.isEmpty() && fits) {
        text.append(text.length() == artistsFrom ? "" : "\n").append(folded);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Folds a text; texts longer than 512 characters are cut. */
  public static String fold(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String plain = isAscii(cut) ? cut : Normalizer.normalize(cut, Normalizer.Form.NFKD);
    String folded = words(plain);
    return folded.isEmpty() ? cut.strip().toLowerCase(Locale.ROOT).replace('\n', ' ') : folded;
  }

  private static String words(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        if (gap && out.length() > 0) {
          out.append(' ');
        }
        gap = false;
        out.appendCodePoint(Character.toLowerCase(c));
      } else if (!isMark(c) && c != '\'' && c != '\u2019') {
        gap = true;
      }
    }
    return out.toString();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
