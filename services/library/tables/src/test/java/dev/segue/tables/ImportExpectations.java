package dev.segue.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What must come of an input. An expectation is a line, one of
 *
 * <pre>
 * ID: field = value | field = value      of the track of that id, or of that title
 * rows = 3, rejected = 1                 of the account
 * nowarning =
 * column: nrgy → energy, per cent, "89" → 0.89
 * unused: NAME                           a column that was not used
 * warning: TEXT, note: TEXT, reject: TEXT, error: TEXT    a part of a sentence
 * option: unit duration=minutes          said before reading; or strict, names, map ours=theirs
 * </pre>
 */
final class ImportExpectations {

  private final CollectingPublisher<TrackFeatures> publisher = new CollectingPublisher<>();
  private final List<Reject> rejects = new ArrayList<>();

  /** Reads an input and checks what came of it. */
  void check(TableOptions input, List<String> expected) {
    CollectSummary summary;
    try {
      summary = collect(input, expected);
    } catch (CollectException e) {
      assertThat(expected).as(e.getMessage()).isNotEmpty();
      for (String line : expected) {
        if (!line.startsWith("option: ")) {
          assertThat(line).as("of what failed: " + e.getMessage()).startsWith("error: ");
          assertThat(e.getMessage()).contains(line.substring("error: ".length()));
        }
      }
      return;
    }
    assertThat(expected).as("no failure").noneMatch(line -> line.startsWith("error: "));
    expected.forEach(line -> check(line, summary));
  }

  private CollectSummary collect(TableOptions input, List<String> expected) {
    TableOptions options = input;
    for (String line : expected) {
      if (line.startsWith("option: ")) {
        options = with(options, line.substring("option: ".length()));
      }
    }
    try (Collection collection = Collection.file(options).showRejects(1_000)) {
      return collection.run(
          publisher,
          new CollectListener() {
            @Override
            public void rejected(Reject reject) {
              rejects.add(reject);
            }
          });
    }
  }

  private static TableOptions with(TableOptions options, String option) {
    String[] words = option.split("[ =]", 3);
    return switch (words[0]) {
      case "unit" -> options.withUnits(Map.of(words[1], words[2]));
      case "map" -> options.withColumns(Map.of(words[1], words[2]));
      case "names" -> options.withoutSound(true);
      case "strict" -> options.withStrict(true);
      default -> throw new IllegalArgumentException(option);
    };
  }

  private void check(String line, CollectSummary summary) {
    String value = line.substring(line.indexOf(' ') + 1);
    String all = summary.report() + " " + summary.notes() + " " + rejects;
    switch (line.substring(0, line.indexOf(' '))) {
      case "option:" -> {}
      case "rows" -> assertThat("= " + summary.read()).as(all).isEqualTo(value);
      case "rejected" -> assertThat("= " + summary.rejected()).as(all).isEqualTo(value);
      case "column:" -> assertThat(summary.report().describe()).contains("column: " + value);
      case "unused:" -> assertThat(summary.report().unused()).as(all).contains(value);
      case "warning:" ->
          assertThat(summary.report().warnings()).anyMatch(warning -> warning.contains(value));
      case "nowarning" -> assertThat(summary.report().warnings()).isEmpty();
      case "note:" -> assertThat(summary.notes()).anyMatch(note -> note.contains(value));
      case "reject:" -> assertThat(rejects).anyMatch(reject -> reject.describe().contains(value));
      default -> TrackExpectation.check(line, publisher.events, all);
    }
  }
}
