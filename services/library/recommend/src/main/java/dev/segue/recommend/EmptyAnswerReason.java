package dev.segue.recommend;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.index.RowFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why an answer has no track.
 *
 * @param filters the parameters without which there would be some; each alone, or none at all where
 *     only several together
 * @param sentence for whoever asked
 */
public record EmptyAnswerReason(List<String> filters, String sentence) {
  /** What is asked for is at zero, from where everything is equally far. */
  static final EmptyAnswerReason NOTHING_SEEN =
      new EmptyAnswerReason(
          List.of(),
          "The model sees nothing in an example: none of the features that it reads is known, or all "
              + "are at the low end of their ranges. So no track is more like it than any other.");

  public EmptyAnswerReason {
    filters = List.copyOf(filters);
  }

  /**
   * Looks at every track of the catalogue for the conditions that it fails.
   *
   * @param seeds rows that would not be in the answer anyway. Not modified
   */
  static EmptyAnswerReason of(
      CatalogueSnapshot snapshot, ServedModel served, TrackFilter filter, int[] seeds) {
    List<Condition> conditions = filter.conditions();
    List<RowFilter> filters = conditions.stream().map(c -> c.over(snapshot, served)).toList();
    int[] passing = new int[filters.size()];
    int[] failingAlone = new int[filters.size()];
    int others = 0;
    int all = 0;
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      if (!snapshot.isLive(row) || contains(seeds, row)) {
        continue;
      }
      others++;
      int failed = -1;
      int failures = 0;
      for (int f = 0; f < passing.length; f++) {
        if (filters.get(f).accepts(row)) {
          passing[f]++;
        } else {
          failed = f;
          failures++;
        }
      }
      if (failures == 0) {
        all++;
      } else if (failures == 1) {
        failingAlone[failed]++;
      }
    }
    if (others == 0) {
      return new EmptyAnswerReason(List.of(), "The catalogue has no other track.");
    }
    if (all > 0) {
      return new EmptyAnswerReason(
          List.of(),
          "The "
              + count(all)
              + " that pass every filter are other versions of the examples, nearer to a negative "
              + "example, or passed over by 'offset'.");
    }
    return of(conditions.stream().map(Condition::name).toList(), passing, failingAlone);
  }

  private static EmptyAnswerReason of(List<String> names, int[] passing, int[] failingAlone) {
    List<String> nobody = where(names, passing, false);
    if (!nobody.isEmpty()) {
      return new EmptyAnswerReason(nobody, "No track passes " + quoted(nobody, " or ") + ".");
    }
    List<String> alone = where(names, failingAlone, true);
    if (!alone.isEmpty()) {
      String each =
          alone.stream()
              .map(name -> "'" + name + "' " + count(failingAlone[names.indexOf(name)]))
              .collect(Collectors.joining(", without "));
      return new EmptyAnswerReason(
          alone, "No track passes all filters; without " + each + " would.");
    }
    return new EmptyAnswerReason(
        List.of(), "No track passes " + quoted(names, " and ") + " together.");
  }

  private static List<String> where(List<String> names, int[] counts, boolean some) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 == some) {
        found.add(names.get(i));
      }
    }
    return found;
  }

  private static String quoted(List<String> names, String between) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(between));
  }

  private static String count(int tracks) {
    return tracks == 1 ? "1 track" : tracks + " tracks";
  }

  private static boolean contains(int[] rows, int row) {
    for (int other : rows) {
      if (other == row) {
        return true;
      }
    }
    return false;
  }
}
