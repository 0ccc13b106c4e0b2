package dev.segue.search;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Text as it is searched: words without case, accents, strokes (đ, ø, ł), width and apostrophes;
 * Chinese, Japanese and Korean in pairs of characters; what is not in Latin letters also as it
 * would be written in them.
 */
final class SearchText {
  private static final int LONGEST = 512;
  private static final Pattern APOSTROPHE = Pattern.compile("['\u2019\u02BC]");
  private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");

  private static final Analyzer WORDS =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          StandardTokenizer words = new StandardTokenizer();
          return new TokenStreamComponents(
              words, new CJKBigramFilter(new ICUFoldingFilter(words), CJK_SCRIPTS));
        }
      };

  private static final int CJK_SCRIPTS =
      CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA;

  /** Not safe for several threads. */
  private static final ThreadLocal<Transliterator> LATIN =
      ThreadLocal.withInitial(() -> Transliterator.getInstance("Any-Latin"));

  private SearchText() {}

  /**
   * The words of a text, in its order; of one longer than 512 characters, those of its beginning.
   */
  static List<String> words(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String plain = APOSTROPHE.matcher(cut).replaceAll("");
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = WORDS.tokenStream("", plain)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory cannot fail to be read", e);
    }
    return words;
  }

  /** The words of a text as they are, and in Latin letters where some are not. */
  static List<String> allWords(String text) {
    List<String> words = words(text);
    if (NOT_LATIN.matcher(text).find()) {
      words.addAll(words(LATIN.get().transliterate(text)));
    }
    return words;
  }

  /** A whole text in one: its words with blanks between them; of one without words, itself. */
  static String folded(String text) {
    List<String> words = words(text);
    return words.isEmpty() ? text.strip().toLowerCase(Locale.ROOT) : String.join(" ", words);
  }
}
