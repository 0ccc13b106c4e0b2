package dev.segue.engine.genre;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Genre labels against categories: how many tracks of each genre lie in each category, and how much
 * the one says of the other. Immutable.
 *
 * <p>Purity, mutual information: C. D. Manning, P. Raghavan and H. Schütze, <i>Introduction to
 * Information Retrieval</i> (2008), section 16.3.
 */
public final class GenreTable {

  private final int categories;
  private final List<Genre> genres;
  private final long[] sizes;
  private final long total;

  private GenreTable(int categories, List<Genre> genres) {
    this.categories = categories;
    this.genres = genres;
    this.sizes = new long[categories];
    for (Genre genre : genres) {
      for (int category = 0; category < categories; category++) {
        sizes[category] += genre.counts[category];
      }
    }
    this.total = Arrays.stream(sizes).sum();
  }

  /** One genre with its counts. Immutable. */
  public static final class Genre {
    private final String name;
    private final long[] counts;
    private final long total;

    private Genre(String name, long[] counts) {
      this.name = name;
      this.counts = counts;
      this.total = Arrays.stream(counts).sum();
    }

    /** The label. */
    public String name() {
      return name;
    }

    /** Number of its tracks in the category. */
    public long count(int category) {
      return counts[category];
    }

    /** Number of its tracks. */
    public long total() {
      return total;
    }

    /** The category in which most of its tracks lie, the first of several. */
    public int category() {
      int most = 0;
      for (int category = 1; category < counts.length; category++) {
        most = counts[category] > counts[most] ? category : most;
      }
      return most;
    }
  }

  /** Counts tracks, and makes a table of them. Not safe for use by several threads. */
  public static final class Counter {
    private final int categories;
    private final Map<String, long[]> counts = new HashMap<>();

    /**
     * A counter of no track.
     *
     * @param categories how many there are
     */
    public Counter(int categories) {
      this.categories = categories;
    }

    /**
     * Counts a track of a genre. A track with several labels may be counted with each: then labels
     * are counted, not tracks.
     *
     * @param category from 0; a track without one (&minus;1) is passed over
     */
    public void add(String genre, int category) {
      add(genre, category, 1);
    }

    /** Counts several tracks of a genre. */
    public void add(String genre, int category, long tracks) {
      if (category >= 0 && tracks > 0) {
        counts.computeIfAbsent(genre, name -> new long[categories])[category] += tracks;
      }
    }

    /**
     * The table of all genres that have at least so many tracks; the others are as if they had not
     * been counted.
     */
    public GenreTable table(long minTracks) {
      return new GenreTable(
          categories,
          counts.entrySet().stream()
              .map(entry -> new Genre(entry.getKey(), entry.getValue().clone()))
              .filter(genre -> genre.total >= minTracks)
              .sorted(Comparator.comparingLong((Genre g) -> -g.total).thenComparing(Genre::name))
              .toList());
    }
  }

  /** Number of categories. */
  public int categories() {
    return categories;
  }

  /** The genres, the largest first, ties by name. */
  public List<Genre> genres() {
    return genres;
  }

  /** Number of tracks counted. */
  public long total() {
    return total;
  }

  /** Number of tracks in a category. */
  public long size(int category) {
    return sizes[category];
  }

  /** Share of the tracks that lie in the largest category; 0 without tracks. */
  public double largestShare() {
    return total == 0 ? 0 : (double) Arrays.stream(sizes).max().orElse(0) / total;
  }

  /**
   * Share of the tracks whose genre is the most frequent one of their category, 0..1; 0 without
   * tracks. Never less than {@link #leastPurity}.
   */
  public double purity() {
    long sum = 0;
    for (int category = 0; category < categories; category++) {
      long most = 0;
      for (Genre genre : genres) {
        most = Math.max(most, genre.counts[category]);
      }
      sum += most;
    }
    return total == 0 ? 0 : (double) sum / total;
  }

  /** The purity if all tracks lay in one category: the share of the largest genre. */
  public double leastPurity() {
    return total == 0 ? 0 : (double) genres.get(0).total / total;
  }

  /**
   * Normalised mutual information, 0..1: what genre and category say of each other, divided by the
   * mean of what each says; 0 where one of them says nothing, because there is only one.
   */
  public double mutualInformation() {
    double information = 0;
    for (Genre genre : genres) {
      for (int category = 0; category < categories; category++) {
        if (genre.counts[category] > 0) {
          information += genre.counts[category] * Math.log(lift(genre, category));
        }
      }
    }
    double mean = (entropy(genres.stream().mapToLong(Genre::total).toArray()) + entropy(sizes)) / 2;
    return mean == 0 ? 0 : Math.max(0, Math.min(1, information / total / mean));
  }

  private double entropy(long[] counts) {
    double sum = 0;
    for (long count : counts) {
      sum -= count == 0 ? 0 : count * Math.log((double) count / total);
    }
    return total == 0 ? 0 : sum / total;
  }

  /**
   * How many times more frequent the genre is in the category than in all tracks: 1 where the
   * category says nothing of it; 0 for an empty category.
   */
  public double lift(Genre genre, int category) {
    return sizes[category] == 0
        ? 0
        : (double) genre.counts[category] * total / ((double) sizes[category] * genre.total);
  }

  /**
   * How good the match is, in a sentence for people that pretends nothing: whoever knows the
   * category guesses so many genres right, and would without it.
   */
  public String sentence() {
    if (total == 0) {
      return "There is no genre to compare the categories with.";
    }
    String words =
        mutualInformation() < 0.02
            ? "almost nothing"
            : mutualInformation() < 0.1
                ? "little"
                : mutualInformation() < 0.3 ? "something" : "much";
    String crowded =
        largestShare() < 0.5
            ? ""
            : String.format(
                Locale.ROOT,
                " %.1f %% of all lie in one category, so the others can tell little.",
                100 * largestShare());
    return String.format(
        Locale.ROOT,
        "Categories say %s about genres: to name the most frequent genre of the category is right for %.1f %%, "
            + "where naming the most frequent genre of all is right for %.1f %% (normalised mutual information %.3f).%s",
        words,
        100 * purity(),
        100 * leastPurity(),
        mutualInformation(),
        crowded);
  }

  /**
   * The genres most typical of a category: by descending {@linkplain #lift lift}, ties by size, of
   * those with a track in it.
   *
   * @param limit how many at most
   */
  public List<Genre> typical(int category, int limit) {
    return genres.stream()
        .filter(genre -> genre.counts[category] > 0)
        .sorted(
            Comparator.comparingDouble((Genre genre) -> -lift(genre, category))
                .thenComparing(Comparator.comparingLong((Genre genre) -> -genre.total))
                .thenComparing(Genre::name))
        .limit(limit)
        .toList();
  }
}
