package dev.segue.search;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.FloatDocValuesField;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/**
 * The fields of the index, and how a track fills them. All but the id are for finding alone. Used
 * by one thread, which indexes a document before it asks for the next.
 */
final class TrackDocument {
  /** The id, to replace a track by; and, as a column, to read it. */
  static final String ID = "id";

  /** Popularity as a column; the index is sorted by it. */
  static final String POPULARITY = "popularity";

  /** Ids and codes, each as one term without case and hyphens. */
  static final String CODE = "code";

  /** The folded title as one term. */
  static final String TITLE = "title";

  /** The first letters of the folded title, one to three of them. */
  static final String TITLE_START = "title_start";

  /** Words of the title. */
  static final String TITLE_WORD = "title_word";

  /** Words of the artists. */
  static final String ARTIST_WORD = "artist_word";

  /** Words of album and genres. */
  static final String OTHER_WORD = "other_word";

  /** Words of the album. */
  static final String ALBUM_WORD = "album_word";

  /** Each genre as one term. */
  static final String GENRE = "genre";

  /** The year of release. */
  static final String YEAR = "year";

  /** What follows a field's name where it holds the first letters of its words, one or two. */
  static final String START = "_start";

  static final int LONGEST_WORD_START = 2;
  static final int LONGEST_TITLE_START = 3;

  private static final FieldType TERM = new FieldType();

  static {
    TERM.setIndexOptions(IndexOptions.DOCS);
    TERM.setOmitNorms(true);
    TERM.setTokenized(true);
    TERM.freeze();
  }

  private final Map<String, TermStream> streams = new HashMap<>();

  Document of(IndexedTrack track) {
    Document document = new Document();
    document.add(new StringField(ID, track.id(), Field.Store.NO));
    document.add(new SortedDocValuesField(ID, new BytesRef(track.id())));
    document.add(new FloatDocValuesField(POPULARITY, track.popularity()));
    addAll(document, CODE, codes(track));
    String title = track.title() == null ? "" : track.title();
    String folded = SearchText.folded(title);
    if (!folded.isEmpty()) {
      addAll(document, TITLE, Set.of(folded));
      addAll(document, TITLE_START, starts(folded, LONGEST_TITLE_START));
    }
    Set<String> titleWords = new LinkedHashSet<>(SearchText.allWords(title));
    Set<String> artistWords = words(track.artists());
    addWords(document, TITLE_WORD, titleWords);
    addWords(document, ARTIST_WORD, artistWords);
    Set<String> albumWords =
        track.album() == null ? Set.of() : new LinkedHashSet<>(SearchText.allWords(track.album()));
    addAll(document, ALBUM_WORD, albumWords);
    Set<String> others = new LinkedHashSet<>(albumWords);
    others.addAll(words(track.genres()));
    others.removeAll(titleWords);
    others.removeAll(artistWords);
    addWords(document, OTHER_WORD, others);
    Set<String> genres = new LinkedHashSet<>();
    track.genres().forEach(genre -> genres.add(SearchText.folded(genre)));
    addAll(document, GENRE, genres);
    if (track.year() != 0) {
      document.add(new IntPoint(YEAR, track.year()));
    }
    return document;
  }

  /** A code as it is compared. */
  static String code(String text) {
    return text.replace("-", "").strip().toUpperCase(Locale.ROOT);
  }

  private static Set<String> codes(IndexedTrack track) {
    Set<String> codes = new LinkedHashSet<>();
    codes.add(code(track.id()));
    for (String given : track.codes()) {
      codes.add(code(given));
      codes.add(code(given.substring(given.lastIndexOf(':') + 1)));
    }
    return codes;
  }

  private static Set<String> words(List<String> texts) {
    Set<String> words = new LinkedHashSet<>();
    texts.forEach(text -> words.addAll(SearchText.allWords(text)));
    return words;
  }

  private void addWords(Document document, String field, Set<String> words) {
    addAll(document, field, words);
    Set<String> starts = new LinkedHashSet<>();
    words.forEach(word -> starts.addAll(starts(word, LONGEST_WORD_START)));
    addAll(document, field + START, starts);
  }

  private static Set<String> starts(String text, int longest) {
    Set<String> starts = new LinkedHashSet<>();
    for (int end = 1; end <= Math.min(longest, text.length()); end++) {
      starts.add(text.substring(0, end));
    }
    return starts;
  }

  private void addAll(Document document, String field, Set<String> terms) {
    if (!terms.isEmpty()) {
      TermStream stream = streams.computeIfAbsent(field, made -> new TermStream());
      document.add(new Field(field, stream.of(terms), TERM));
    }
  }
}
