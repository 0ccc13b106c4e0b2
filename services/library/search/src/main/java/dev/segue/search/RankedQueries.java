package dev.segue.search;

import static dev.segue.search.TrackDocument.ALBUM_WORD;
import static dev.segue.search.TrackDocument.ARTIST_WORD;
import static dev.segue.search.TrackDocument.CODE;
import static dev.segue.search.TrackDocument.GENRE;
import static dev.segue.search.TrackDocument.LONGEST_TITLE_START;
import static dev.segue.search.TrackDocument.LONGEST_WORD_START;
import static dev.segue.search.TrackDocument.OTHER_WORD;
import static dev.segue.search.TrackDocument.START;
import static dev.segue.search.TrackDocument.TITLE;
import static dev.segue.search.TrackDocument.TITLE_START;
import static dev.segue.search.TrackDocument.TITLE_WORD;
import static dev.segue.search.TrackDocument.YEAR;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;

/**
 * One query for each kind of match, the best first. A track may answer to several; the first
 * counts.
 */
final class RankedQueries {
  /** Shorter words have too many neighbours to be taken for another. */
  static final int SHORTEST_FUZZY = 4;

  /** Shorter parts are in too many words. */
  private static final int SHORTEST_PART = 3;

  private static final int LONG = 8;
  private static final int MOST_VARIANTS = 64;

  private RankedQueries() {}

  /** The queries by kind; a text without words and fields matches every track as if by a word. */
  static Map<MatchKind, Query> of(SearchQuery search) {
    Map<MatchKind, Query> queries = new EnumMap<>(MatchKind.class);
    String text = search.words();
    String folded = SearchText.folded(text);
    List<String> words = SearchText.words(text);
    Query filter = filter(search);
    if (folded.isEmpty()) {
      queries.put(
          MatchKind.WORD_PREFIX, search.fields().isEmpty() ? new MatchAllDocsQuery() : filter);
      return queries;
    }
    queries.put(MatchKind.CODE, term(CODE, TrackDocument.code(text)));
    queries.put(MatchKind.EXACT_TITLE, term(TITLE, folded));
    queries.put(
        MatchKind.TITLE_PREFIX,
        folded.length() <= LONGEST_TITLE_START
            ? term(TITLE_START, folded)
            : new ConstantScoreQuery(new PrefixQuery(new Term(TITLE, folded))));
    if (!words.isEmpty()) {
      queries.put(MatchKind.WORD_PREFIX, each(words, RankedQueries::begins));
      queries.put(
          MatchKind.OTHER_FIELD,
          each(words, word -> either(begins(word), begins(OTHER_WORD, word))));
      if (words.stream().anyMatch(word -> word.length() >= SHORTEST_FUZZY)) {
        queries.put(MatchKind.FUZZY, each(words, word -> either(begins(word), like(word))));
      }
      if (words.stream().allMatch(word -> word.length() >= SHORTEST_PART)) {
        queries.put(MatchKind.SUBSTRING, each(words, RankedQueries::within));
      }
    }
    if (!search.fields().isEmpty()) {
      queries.replaceAll((kind, query) -> both(query, filter));
    }
    return queries;
  }

  private static Query filter(SearchQuery search) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(new MatchAllDocsQuery(), Occur.FILTER);
    for (Map.Entry<String, String> field : search.fields().entrySet()) {
      String value = field.getValue();
      Query query =
          switch (field.getKey()) {
            case "track" -> inField(TITLE_WORD, value);
            case "artist" -> inField(ARTIST_WORD, value);
            case "album" -> inField(ALBUM_WORD, value);
            case "genre" -> term(GENRE, SearchText.folded(value));
            case "isrc" -> term(CODE, TrackDocument.code(value));
            case "year" -> years(search.years());
            default -> new MatchNoDocsQuery("no track has a " + field.getKey());
          };
      all.add(query, Occur.FILTER);
    }
    return all.build();
  }

  private static Query years(List<Integer> years) {
    return years.isEmpty()
        ? new MatchNoDocsQuery("no year")
        : IntPoint.newRangeQuery(YEAR, years.get(0), years.get(1));
  }

  private static Query inField(String field, String value) {
    List<String> words = SearchText.words(value);
    return words.isEmpty()
        ? new MatchNoDocsQuery("no word")
        : each(words, word -> begins(field, word));
  }

  private static Query begins(String word) {
    return either(begins(TITLE_WORD, word), begins(ARTIST_WORD, word));
  }

  private static Query begins(String field, String word) {
    boolean start = word.length() <= LONGEST_WORD_START && !field.equals(ALBUM_WORD);
    return start
        ? term(field + START, word)
        : new ConstantScoreQuery(new PrefixQuery(new Term(field, word)));
  }

  private static Query like(String word) {
    if (word.length() < SHORTEST_FUZZY) {
      return new MatchNoDocsQuery("too short to be misspelt");
    }
    int edits = word.length() < LONG ? 1 : 2;
    return either(like(TITLE_WORD, word, edits), like(ARTIST_WORD, word, edits));
  }

  private static Query like(String field, String word, int edits) {
    return new ConstantScoreQuery(
        new FuzzyQuery(new Term(field, word), edits, 1, MOST_VARIANTS, true));
  }

  private static Query within(String word) {
    return either(within(TITLE_WORD, word), within(ARTIST_WORD, word));
  }

  private static Query within(String field, String word) {
    return new ConstantScoreQuery(new WildcardQuery(new Term(field, "*" + word + "*")));
  }

  private static Query each(List<String> parts, Function<String, Query> query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    parts.stream().distinct().forEach(part -> all.add(query.apply(part), Occur.FILTER));
    return all.build();
  }

  private static Query either(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.SHOULD).add(other, Occur.SHOULD).build();
  }

  private static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }
}
