package dev.segue.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Labels by genre and category, and what textbooks say of them, computed the long way. */
final class GenreCounts {
  private record Cell(String genre, String category) {}

  private final Map<Cell, Integer> cells = new HashMap<>();

  void add(String genre, String category) {
    cells.merge(new Cell(genre, category), 1, Integer::sum);
  }

  /** As if genres of fewer labels had not been counted. */
  void dropBelow(int labels) {
    Set<String> small = new TreeSet<>(genres());
    small.removeIf(genre -> ofGenre(genre) >= labels);
    cells.keySet().removeIf(cell -> small.contains(cell.genre));
  }

  Set<String> genres() {
    Set<String> genres = new TreeSet<>();
    cells.keySet().forEach(cell -> genres.add(cell.genre));
    return genres;
  }

  private Set<String> categories() {
    Set<String> categories = new TreeSet<>();
    cells.keySet().forEach(cell -> categories.add(cell.category));
    return categories;
  }

  int of(String genre, String category) {
    return cells.getOrDefault(new Cell(genre, category), 0);
  }

  int ofGenre(String genre) {
    return categories().stream().mapToInt(category -> of(genre, category)).sum();
  }

  int ofCategory(String category) {
    return genres().stream().mapToInt(genre -> of(genre, category)).sum();
  }

  int total() {
    return cells.values().stream().mapToInt(Integer::intValue).sum();
  }

  double lift(String genre, String category) {
    double inCategory = of(genre, category) / (double) ofCategory(category);
    return inCategory / (ofGenre(genre) / (double) total());
  }

  double purity() {
    double right = 0;
    for (String category : categories()) {
      right += genres().stream().mapToInt(genre -> of(genre, category)).max().orElseThrow();
    }
    return right / total();
  }

  /** I(G; C) = H(G) + H(C) - H(G, C), divided by the mean of the first two. */
  double mutualInformation() {
    double ofGenres = entropy(genres().stream().map(this::ofGenre).toList());
    double ofCategories = entropy(categories().stream().map(this::ofCategory).toList());
    double ofBoth = entropy(cells.values());
    return (ofGenres + ofCategories - ofBoth) / ((ofGenres + ofCategories) / 2);
  }

  private double entropy(Collection<Integer> counts) {
    double total = total();
    return -counts.stream().mapToDouble(n -> n / total * Math.log(n / total)).sum();
  }
}
