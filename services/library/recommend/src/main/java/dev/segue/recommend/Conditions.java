package dev.segue.recommend;

import dev.segue.catalogue.RowFacts;
import dev.segue.catalogue.RowNames;
import dev.segue.catalogue.Rows;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.track.Feature;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of condition. With {@code wanted} false they let pass what otherwise they stop. */
final class Conditions {
  private Conditions() {}

  /**
   * The bounds are of the precision of the columns, so that a track with an energy of exactly 0.8
   * passes {@code max_energy=0.8}.
   */
  static Condition.Binding feature(Feature feature, float least, float most) {
    int column = feature.position();
    return (snapshot, served) -> {
      Rows rows = snapshot.rows();
      return new Bounds(column, least, most) {
        @Override
        public boolean accepts(int row) {
          return holds(rows.feature(row, column));
        }
      };
    };
  }

  static Condition.Binding years(int least, int most) {
    return (snapshot, served) -> {
      RowFacts facts = snapshot.rows().facts();
      return new Bounds(Rows.YEAR_COLUMN, least, most) {
        @Override
        public boolean accepts(int row) {
          int year = facts.year(row);
          return year != 0 && holds(year);
        }
      };
    };
  }

  static Condition.Binding explicit(boolean wanted) {
    return (snapshot, served) -> {
      RowFacts facts = snapshot.rows().facts();
      return row -> {
        Boolean explicit = facts.explicit(row);
        return explicit != null && explicit == wanted;
      };
    };
  }

  static Condition.Binding genres(Collection<String> labels, boolean wanted) {
    return (snapshot, served) -> {
      RowFacts facts = snapshot.rows().facts();
      BitSet numbers = facts.genres(labels);
      return row -> facts.anyGenre(row, numbers) == wanted;
    };
  }

  static Condition.Binding markets(Collection<String> labels, boolean wanted) {
    return (snapshot, served) -> {
      RowFacts facts = snapshot.rows().facts();
      BitSet numbers = facts.markets(labels);
      return row -> facts.anyMarket(row, numbers) == wanted;
    };
  }

  static Condition.Binding artists(Collection<String> artists, boolean wanted) {
    List<byte[]> folded = artists.stream().map(RowNames::artist).toList();
    return (snapshot, served) -> {
      RowNames names = snapshot.rows().names();
      return row -> {
        for (byte[] artist : folded) {
          if (names.hasArtist(row, artist)) {
            return wanted;
          }
        }
        return !wanted;
      };
    };
  }

  static Condition.Binding categories(String parameter, Collection<String> keys, boolean wanted) {
    Set<String> distinct = Set.copyOf(keys);
    return (snapshot, served) -> {
      BitSet numbers = new BitSet();
      for (String key : distinct) {
        numbers.set(category(parameter, key, served));
      }
      RowFilter any =
          row -> {
            int number = served.categoryNumber(row);
            return number >= 0 && numbers.get(number);
          };
      return row -> any.accepts(row) == wanted;
    };
  }

  static Condition.Binding ids(Collection<String> ids, boolean wanted) {
    Set<String> distinct = Set.copyOf(ids);
    return (snapshot, served) -> {
      RowSet rows = RowSet.of(snapshot, distinct);
      return row -> rows.contains(row) == wanted;
    };
  }

  private static int category(String parameter, String key, ServedModel served) {
    List<Component> components = served.model().components();
    for (int c = 0; c < components.size(); c++) {
      if (CategoryBrowser.isCalled(components.get(c), key)) {
        return c;
      }
    }
    String names = components.stream().map(Component::label).collect(Collectors.joining(", "));
    throw new UnusableRequestException(
        parameter,
        "'%s': model '%s' has no category '%s'; it has %s."
            .formatted(parameter, served.model().name(), key, names));
  }
}
