package dev.segue.collector.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remarks for the summary: what was decided about a table, and the values that were left out
 * without losing the row, counted by cause with the first one as an example.
 */
final class Notes {

  private final Set<String> decisions = new LinkedHashSet<>();
  private final Map<String, Cause> causes = new LinkedHashMap<>();

  private static final class Cause {
    private final String example;
    private long count;

    Cause(String example) {
      this.example = example;
    }
  }

  void decided(String sentence) {
    decisions.add(sentence);
  }

  /** A value that is no part of the track because of what is wrong with it. */
  void leftOut(long line, String column, String value, String reason) {
    causes.computeIfAbsent(
            column + " " + reason,
            key -> new Cause("the first on line " + line + ": \"" + value + "\""))
        .count++;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>(decisions);
    causes.forEach(
        (cause, found) ->
            sentences.add(
                found.count
                    + (found.count == 1 ? " value" : " values")
                    + " left out, "
                    + cause
                    + " ("
                    + found.example
                    + ")."));
    return sentences;
  }
}
