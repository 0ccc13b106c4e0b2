package dev.segue.search;

import java.io.IOException;
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
  private Spelling() {}

  /** The text with each word that no track has as the likeliest that some have. */
  static Optional<String> suggestion(IndexReader reader, String text) throws IOException {
    List<String> words = new ArrayList<>();
    boolean other = false;
    for (String word : SearchText.words(text)) {
      Optional<String> meant = suggestion(reader, TrackDocument.WORD, word);
      if (meant.isEmpty()) {
        meant = suggestion(reader, TrackDocument.OTHER_WORD, word);
      }
      other |= meant.isPresent();
      words.add(meant.orElse(word));
    }
    return other ? Optional.of(String.join(" ", words)) : Optional.empty();
  }

  private static Optional<String> suggestion(IndexReader reader, String field, String word)
      throws IOException {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMinQueryLength(RankedQueries.SHORTEST_FUZZY);
    SuggestWord[] found =
        checker.suggestSimilar(
            new Term(field, word), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
    return found.length == 0 ? Optional.empty() : Optional.of(found[0].string);
  }
}
