package dev.segue.query.http;

import dev.segue.engine.track.Feature;
import dev.segue.recommend.TrackFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The filters of a question, the same in a query string and in a body. */
final class FilterInputs {
  static final int MOST_IDS = 1_000;
  static final int LONGEST_ID = 256;
  private static final int MOST_LABELS = 100;
  private static final int LONGEST_LABEL = 256;
  private static final int LAST_YEAR = 9_999;

  private FilterInputs() {}

  /** The names of all filters. */
  static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "min_year",
                "max_year",
                "explicit",
                "genres",
                "not_genres",
                "markets",
                "not_markets",
                "artists",
                "not_artists",
                "categories",
                "not_categories",
                "exclude",
                "only"));
    for (Feature feature : Feature.values()) {
      names.add("min_" + feature.label());
      names.add("max_" + feature.label());
    }
    return names;
  }

  static TrackFilter read(Inputs inputs) {
    TrackFilter.Builder filter = TrackFilter.builder();
    // In the order of what they cost: `only` and `exclude` last but one, names last.
    for (Feature feature : Feature.values()) {
      readBounds(inputs, feature, filter);
    }
    readYears(inputs, filter);
    inputs.flag("explicit").ifPresent(filter::explicit);
    return filter
        .categories(labels(inputs, "categories"))
        .notCategories(labels(inputs, "not_categories"))
        .genres(labels(inputs, "genres"))
        .notGenres(labels(inputs, "not_genres"))
        .markets(labels(inputs, "markets"))
        .notMarkets(labels(inputs, "not_markets"))
        .exclude(inputs.tracks("exclude"))
        .only(inputs.tracks("only"))
        .artists(inputs.texts("artists", MOST_LABELS, LONGEST_LABEL))
        .notArtists(inputs.texts("not_artists", MOST_LABELS, LONGEST_LABEL))
        .build();
  }

  private static List<String> labels(Inputs inputs, String name) {
    return inputs.labels(name, MOST_LABELS, LONGEST_LABEL);
  }

  private static void readBounds(Inputs inputs, Feature feature, TrackFilter.Builder filter) {
    String minName = "min_" + feature.label();
    String maxName = "max_" + feature.label();
    OptionalDouble min = inputs.number(minName);
    OptionalDouble max = inputs.number(maxName);
    if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
      throw wrongWayRound(minName, maxName);
    }
    min.ifPresent(value -> filter.min(feature, value));
    max.ifPresent(value -> filter.max(feature, value));
  }

  private static void readYears(Inputs inputs, TrackFilter.Builder filter) {
    Optional<Integer> min = inputs.integer("min_year", 1, LAST_YEAR);
    Optional<Integer> max = inputs.integer("max_year", 1, LAST_YEAR);
    if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
      throw wrongWayRound("min_year", "max_year");
    }
    min.ifPresent(filter::minYear);
    max.ifPresent(filter::maxYear);
  }

  private static ProblemException wrongWayRound(String min, String max) {
    return ProblemException.invalid(min, "'" + min + "' is greater than '" + max + "'.");
  }
}
