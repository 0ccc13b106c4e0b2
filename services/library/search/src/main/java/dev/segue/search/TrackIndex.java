package dev.segue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds tracks by words, codes and ids, in a Lucene index that is derived from tracks kept
 * elsewhere. A track that was put is found within {@link #FRESH} of the next search. What a process
 * that was killed left is not trusted: only an index that was closed is opened again, see {@link
 * #derived}.
 *
 * <p>The index is sorted as answers are, so that a search ends with the last track that it needs,
 * however many match. Safe for use by several threads.
 */
public final class TrackIndex implements AutoCloseable {
  /** How old what is searched may be. */
  static final Duration FRESH = Duration.ofMillis(200);

  /** Raised whenever fields or folding change: an index of another version is made anew. */
  private static final String VERSION = "1";

  private static final Logger LOG = LoggerFactory.getLogger(TrackIndex.class);
  private static final double BUFFER_MB = 32;
  private static final String WHOLE = "segue.whole";

  private static final Sort ORDER =
      new Sort(
          new SortField(TrackDocument.POPULARITY, SortField.Type.FLOAT, true),
          new SortField(TrackDocument.ID, SortField.Type.STRING));

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final IndexQueue queue;
  private final TrackDocument documents = new TrackDocument();
  private final Duration fresh;
  private final int derived;
  private long refreshed = System.nanoTime(); // guarded by searchers

  private TrackIndex(Directory directory, IndexWriterConfig.OpenMode mode, Duration fresh)
      throws IOException {
    this.directory = directory;
    this.fresh = fresh;
    IndexWriterConfig config = new IndexWriterConfig();
    config.setIndexSort(ORDER);
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setOpenMode(mode);
    config.setCommitOnClose(false);
    writer = new IndexWriter(directory, config);
    derived = writer.getDocStats().numDocs;
    searchers = new SearcherManager(writer, new SearcherFactory());
    queue = new IndexQueue();
  }

  /** An index in memory in which all is found at once, for small catalogues. */
  public static TrackIndex inMemory() {
    try {
      return new TrackIndex(
          new ByteBuffersDirectory(), IndexWriterConfig.OpenMode.CREATE, Duration.ZERO);
    } catch (IOException e) {
      throw new UncheckedIOException("An index in memory cannot fail to be made", e);
    }
  }

  /**
   * The index in a folder: the one that was closed there, or else a new one.
   *
   * @throws UncheckedIOException if the folder cannot be written to
   */
  public static TrackIndex open(Path folder) {
    try {
      Directory directory = new MMapDirectory(folder);
      if (isWhole(directory)) {
        try {
          TrackIndex index = new TrackIndex(directory, IndexWriterConfig.OpenMode.APPEND, FRESH);
          // Whole no longer: what is written from now on is not there after a crash.
          index.mark(false);
          return index;
        } catch (IOException | IllegalArgumentException e) {
          LOG.warn(
              "The search index in {} cannot be read and is made anew ({})", folder, e.toString());
        }
      }
      // Lucene reads what is there even where it is to be replaced, and damage would stop it.
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          directory.deleteFile(file);
        }
      }
      return new TrackIndex(directory, IndexWriterConfig.OpenMode.CREATE, FRESH);
    } catch (IOException e) {
      throw new UncheckedIOException("The search index in " + folder + " cannot be written", e);
    }
  }

  private static boolean isWhole(Directory directory) {
    try {
      if (!DirectoryReader.indexExists(directory)) {
        return false;
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        return VERSION.equals(reader.getIndexCommit().getUserData().get(WHOLE));
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The search index is damaged and is made anew ({})", e.toString());
      return false;
    }
  }

  /** How many tracks an index that was closed has brought along; 0 for a new one. */
  public int derived() {
    return derived;
  }

  /** Forgets all tracks. */
  public void clear() {
    queue.add(writer::deleteAll);
  }

  /** Adds a track, or replaces it. Waits while many others are still to be written. */
  public void put(IndexedTrack track) {
    queue.add(
        () -> writer.updateDocument(new Term(TrackDocument.ID, track.id()), documents.of(track)));
  }

  /** Removes a track. */
  public void remove(String id) {
    queue.add(() -> writer.deleteDocuments(new Term(TrackDocument.ID, id)));
  }

  /**
   * The first tracks that match and come after another in the order of the answer.
   *
   * @param after the last of the page before, or null for the first page
   * @param shown whether a track may be shown, such as whether it still exists
   */
  public List<TrackMatch> find(
      SearchQuery search, int limit, @Nullable TrackMatch after, Predicate<String> shown) {
    return with(
        searcher -> {
          List<TrackMatch> found = new ArrayList<>();
          BooleanQuery.Builder better = new BooleanQuery.Builder();
          for (Map.Entry<MatchKind, Query> ranked : RankedQueries.of(search).entrySet()) {
            MatchKind kind = ranked.getKey();
            if (found.size() >= limit) {
              break;
            }
            if (kind.isLastResort() && isAny(searcher, better.build())) {
              continue; // nobody misspelt what there is
            }
            if (after == null || kind.compareTo(after.kind()) >= 0) {
              Query query =
                  new BooleanQuery.Builder()
                      .add(ranked.getValue(), Occur.FILTER)
                      .add(better.build(), Occur.MUST_NOT)
                      .build();
              FieldDoc from = after != null && kind == after.kind() ? place(after) : null;
              collect(searcher, query, kind, limit, from, shown, found);
            }
            better.add(ranked.getValue(), Occur.SHOULD);
          }
          return found;
        });
  }

  /** How many tracks match in any way. */
  public int count(SearchQuery search) {
    return with(
        searcher -> {
          BooleanQuery.Builder any = new BooleanQuery.Builder();
          RankedQueries.of(search).values().forEach(query -> any.add(query, Occur.SHOULD));
          return searcher.count(any.build());
        });
  }

  /** The search with misspelt words as words of the catalogue; empty where every word is one. */
  public Optional<String> suggestion(SearchQuery search) {
    return with(searcher -> Spelling.suggestion(searcher.getIndexReader(), search.words()));
  }

  /** Number of tracks, of those that are written. */
  public int size() {
    return with(searcher -> searcher.getIndexReader().numDocs());
  }

  /** Writes what is to be written; then the index is whole, and is opened again as it is. */
  @Override
  public void close() {
    boolean written = queue.close();
    try {
      if (written && writer.isOpen()) {
        mark(true);
      }
      searchers.close();
      writer.close();
      directory.close();
    } catch (IOException e) {
      LOG.warn("The search index was not closed cleanly and will be made anew", e);
    }
  }

  private void mark(boolean whole) throws IOException {
    writer.setLiveCommitData(Map.of(WHOLE, whole ? VERSION : "").entrySet());
    writer.commit();
  }

  private void collect(
      IndexSearcher searcher,
      Query query,
      MatchKind kind,
      int limit,
      @Nullable FieldDoc from,
      Predicate<String> shown,
      List<TrackMatch> found)
      throws IOException {
    FieldDoc last = from;
    int wanted = limit - found.size();
    while (found.size() < limit) {
      ScoreDoc[] docs =
          searcher.search(query, new TopFieldCollectorManager(ORDER, wanted, last, 1)).scoreDocs;
      for (ScoreDoc doc : docs) {
        TrackMatch match = match(searcher, doc.doc, kind);
        if (found.size() < limit && shown.test(match.id())) {
          found.add(match);
        }
        last = place(match);
      }
      if (docs.length < wanted) {
        return;
      }
    }
  }

  private static boolean isAny(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, 1).scoreDocs.length > 0;
  }

  private static TrackMatch match(IndexSearcher searcher, int doc, MatchKind kind)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    int local = doc - leaf.docBase;
    SortedDocValues ids = DocValues.getSorted(leaf.reader(), TrackDocument.ID);
    NumericDocValues popularity = DocValues.getNumeric(leaf.reader(), TrackDocument.POPULARITY);
    if (!ids.advanceExact(local) || !popularity.advanceExact(local)) {
      throw new IllegalStateException("A document of the index has no id or popularity");
    }
    return new TrackMatch(
        ids.lookupOrd(ids.ordValue()).utf8ToString(),
        kind,
        Float.intBitsToFloat((int) popularity.longValue()));
  }

  private static FieldDoc place(TrackMatch match) {
    return new FieldDoc(
        Integer.MAX_VALUE, Float.NaN, new Object[] {match.popularity(), new BytesRef(match.id())});
  }

  /** What is asked of a searcher. */
  @FunctionalInterface
  private interface Asking<T> {
    T of(IndexSearcher searcher) throws IOException;
  }

  private <T> T with(Asking<T> asking) {
    try {
      refresh();
      IndexSearcher searcher = searchers.acquire();
      try {
        return asking.of(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The search index cannot be read", e);
    }
  }

  private void refresh() throws IOException {
    if (fresh.isZero()) {
      queue.drain();
      searchers.maybeRefreshBlocking();
      return;
    }
    boolean due;
    synchronized (searchers) {
      due = System.nanoTime() - refreshed > fresh.toNanos();
      if (due) {
        refreshed = System.nanoTime();
      }
    }
    if (due) {
      searchers.maybeRefresh();
    }
  }
}
