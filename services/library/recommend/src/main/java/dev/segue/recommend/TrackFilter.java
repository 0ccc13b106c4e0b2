package dev.segue.recommend;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What every track of an answer must fulfil: all conditions at once.
 *
 * <p>A track of which something is not known passes no condition that asks for it, and every
 * condition that rules it out: without genres it fails {@code genres} and passes {@code
 * not_genres}. Labels and names are compared folded: case, accents and punctuation do not count.
 */
public final class TrackFilter {
  private static final TrackFilter NONE = builder().build();

  private final List<Condition> conditions;
  private final Optional<Set<String>> only;

  private TrackFilter(List<Condition> conditions, Optional<Set<String>> only) {
    this.conditions = List.copyOf(conditions);
    this.only = only;
  }

  /** Lets every track pass. */
  public static TrackFilter none() {
    return NONE;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The conditions, in the order in which they are asked. */
  List<Condition> conditions() {
    return conditions;
  }

  /** The ids that alone may be in the answer, where the filter names them. */
  Optional<Set<String>> only() {
    return only;
  }

  /**
   * The filter over the rows of a snapshot.
   *
   * @throws UnusableRequestException if it names a category that the model does not have
   */
  public RowFilter over(CatalogueSnapshot snapshot, ServedModel served) {
    return AllOf.of(conditions.stream().map(c -> c.over(snapshot, served)).toList());
  }

  /**
   * The same filter with one more condition.
   *
   * @param name what it is asked for with, for the sentence that says why nothing is left
   * @param condition looks up what it needs in a snapshot, and returns the question to its rows
   */
  public TrackFilter and(String name, Function<CatalogueSnapshot, RowFilter> condition) {
    List<Condition> all = new ArrayList<>(conditions);
    all.add(new Condition(name, (snapshot, served) -> condition.apply(snapshot)));
    return new TrackFilter(all, only);
  }

  /** The same filter with a least raw value of one feature. */
  public TrackFilter andMin(Feature feature, double raw) {
    List<Condition> all = new ArrayList<>(conditions);
    all.addAll(builder().min(feature, raw).build().conditions);
    return new TrackFilter(all, only);
  }

  /** Collects conditions. */
  public static final class Builder {
    private final List<Condition> conditions = new ArrayList<>();
    private Optional<Set<String>> only = Optional.empty();

    private Builder() {}

    /** At least this raw value. */
    public Builder min(Feature feature, double raw) {
      float least = (float) feature.canonical(raw);
      return add(
          "min_" + feature.label(), Conditions.feature(feature, least, Float.POSITIVE_INFINITY));
    }

    /** At most this raw value. */
    public Builder max(Feature feature, double raw) {
      float most = (float) feature.canonical(raw);
      return add(
          "max_" + feature.label(), Conditions.feature(feature, Float.NEGATIVE_INFINITY, most));
    }

    public Builder minYear(int least) {
      return add("min_year", Conditions.years(least, Integer.MAX_VALUE));
    }

    public Builder maxYear(int most) {
      return add("max_year", Conditions.years(1, most));
    }

    /** Whether lyrics are marked; a track of which that is not known passes neither way. */
    public Builder explicit(boolean wanted) {
      return add("explicit", Conditions.explicit(wanted));
    }

    /** One of these genres at least; no condition if there are none. */
    public Builder genres(Collection<String> any) {
      return any.isEmpty() ? this : add("genres", Conditions.genres(any, true));
    }

    /** None of these genres. */
    public Builder notGenres(Collection<String> none) {
      return none.isEmpty() ? this : add("not_genres", Conditions.genres(none, false));
    }

    /** One of these markets; no condition if there are none. */
    public Builder markets(Collection<String> any) {
      return any.isEmpty() ? this : add("markets", Conditions.markets(any, true));
    }

    /** None of these markets. */
    public Builder notMarkets(Collection<String> none) {
      return none.isEmpty() ? this : add("not_markets", Conditions.markets(none, false));
    }

    /** One of these artists at least, by whole name; no condition if there are none. */
    public Builder artists(Collection<String> any) {
      return any.isEmpty() ? this : add("artists", Conditions.artists(any, true));
    }

    /** None of these artists. */
    public Builder notArtists(Collection<String> none) {
      return none.isEmpty() ? this : add("not_artists", Conditions.artists(none, false));
    }

    /** One of these categories, by id or name; no condition if there are none. */
    public Builder categories(Collection<String> any) {
      return any.isEmpty()
          ? this
          : add("categories", Conditions.categories("categories", any, true));
    }

    /** None of these categories. */
    public Builder notCategories(Collection<String> none) {
      return none.isEmpty()
          ? this
          : add("not_categories", Conditions.categories("not_categories", none, false));
    }

    /** None of these tracks; ids that are in no catalogue are no error. */
    public Builder exclude(Collection<String> ids) {
      return ids.isEmpty() ? this : add("exclude", Conditions.ids(ids, false));
    }

    /** These tracks only; no condition if there are none. */
    public Builder only(Collection<String> ids) {
      if (ids.isEmpty()) {
        return this;
      }
      only = Optional.of(Set.copyOf(ids));
      return add("only", Conditions.ids(ids, true));
    }

    public TrackFilter build() {
      return new TrackFilter(conditions, only);
    }

    private Builder add(String name, Condition.Binding binding) {
      conditions.add(new Condition(name, binding));
      return this;
    }
  }
}
