package dev.segue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/** Says what was probably meant, by the words that the tracks have. */
final class Spelling {
  private static final List<String> FIELDS =
      List.of(TrackDocument.TITLE_WORD, TrackDocument.ARTIST_WORD, TrackDocument.OTHER_WORD);

  private Spelling() {}

  /** The text with each word that no track has as the likeliest that some have. */
  static Optional<String> suggestion(IndexReader reader, String text) {
    List<String> words = new ArrayList<>();
    boolean other = false;
    for (String word : SearchText.words(text)) {
      Optional<String> meant = Optional.empty();
      if (FIELDS.stream().noneMatch(field -> isWord(reader, field, word))) {
        for (String field : FIELDS) {
          meant = meant.or(() -> suggestion(reader, field, word));
        }
      }
      other |= meant.isPresent();
      words.add(meant.orElse(word));
    }
    return other ? Optional.of(String.join(" ", words)) : Optional.empty();
  }

  private static boolean isWord(IndexReader reader, String field, String word) {
    try {
      return reader.docFreq(new Term(field, word)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> suggestion(IndexReader reader, String field, String word) {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMinQueryLength(RankedQueries.SHORTEST_FUZZY);
    try {
      SuggestWord[] found =
          checker.suggestSimilar(
              new Term(field, word), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
      return found.length == 0 ? Optional.empty() : Optional.of(found[0].string);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
