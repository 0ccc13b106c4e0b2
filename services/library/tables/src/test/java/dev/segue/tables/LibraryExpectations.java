package dev.segue.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.form.FileForm;
import dev.segue.tables.form.FileForms;
import dev.segue.tables.form.ReadOptions;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.map.MappingOptions;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must come of a file that people hold. An expectation is a line, one of
 *
 * <pre>
 * form: TITLE                            as what it is read
 * ID: field = value | field = value      of the track of that id, or of that title
 * rows = 3, rejected = 1                 of the account
 * note: TEXT, reject: TEXT, error: TEXT  a part of a sentence
 * rating: ID = 1, norating: ID           what the file says of the track of that id or title
 * plays: ID = 1, noplays: ID             the same where plays count as ratings
 * counts: TEXT                           a part of a sentence on the ratings
 * option: strict, layer NAME, unit a=b   said before reading
 * </pre>
 */
final class LibraryExpectations implements FileForms.Reader {

  private static final String LISTENER = "ann";
  private static final long NOW = 1_800_000_000_000L;

  private final Path folder;
  private final List<TrackFeatures> events = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> counts = new ArrayList<>();
  private final Map<String, Integer> said = new HashMap<>();
  private final Map<String, Integer> played = new HashMap<>();
  private String form = "";
  private long read;
  private long rejected;

  LibraryExpectations(Path folder) {
    this.folder = folder;
  }

  /** Reads a file and checks what came of it. */
  void check(byte[] input, List<String> expected) throws IOException {
    MappingOptions mapping = MappingOptions.NONE;
    for (String line : expected) {
      if (line.startsWith("option: ")) {
        mapping = with(mapping, line.substring("option: ".length()));
      }
    }
    FileForms.standard()
        .open(
            List.of(Files.write(folder.resolve("held"), input)),
            InputStream.nullInputStream(),
            new ReadOptions(null, null, mapping, List.of()),
            this);
    if (expected.stream().noneMatch(line -> line.startsWith("error: "))) {
      assertThat(failures).isEmpty();
    }
    expected.forEach(this::check);
  }

  private static MappingOptions with(MappingOptions mapping, String option) {
    String[] words = option.split("[ =]", 3);
    return switch (words[0]) {
      case "strict" -> mapping.withStrict(true);
      case "layer" -> mapping.withLayer(words[1]);
      case "unit" -> mapping.withUnits(Map.of(words[1], words[2]));
      default -> throw new IllegalArgumentException(option);
    };
  }

  @Override
  public void read(FileForm opened, TrackSource tracks) {
    form = opened.title();
    try (Collection collection = Collection.of(tracks).showRejects(1_000)) {
      CollectSummary summary =
          collection.read(
              accepted -> events.add(accepted.track()),
              new CollectListener() {
                @Override
                public void rejected(Reject reject) {
                  rejects.add(reject);
                }
              });
      read += summary.read();
      rejected += summary.rejected();
      notes.addAll(summary.notes());
    }
    if (tracks instanceof LibrarySource library) {
      counts.addAll(library.counts().sentences(LISTENER, true));
      library.ratings(LISTENER, false, NOW).forEach(rating -> put(said, rating));
      library.ratings(LISTENER, true, NOW).forEach(rating -> put(played, rating));
    }
  }

  private static void put(Map<String, Integer> ratings, ListenerFeedback rating) {
    assertThat(rating.getListener()).isEqualTo(LISTENER);
    assertThat(rating.getRatedAt()).isBetween(1L, NOW);
    assertThat(ratings.put(rating.getTrackId(), rating.getRating())).isNull();
  }

  @Override
  public void failed(String file, CollectException why) {
    failures.add(why.getMessage());
  }

  private void check(String line) {
    String value = line.substring(line.indexOf(' ') + 1);
    String all = form + " " + notes + " " + rejects + " " + failures + " " + counts;
    switch (line.substring(0, line.indexOf(' '))) {
      case "option:" -> {}
      case "form:" -> assertThat(form).as(all).isEqualTo(value);
      case "rows" -> assertThat("= " + read).as(all).isEqualTo(value);
      case "rejected" -> assertThat("= " + rejected).as(all).isEqualTo(value);
      case "note:" -> assertThat(notes).anyMatch(note -> note.contains(value));
      case "error:" -> assertThat(failures).anyMatch(failure -> failure.contains(value));
      case "counts:" -> assertThat(counts).anyMatch(count -> count.contains(value));
      case "reject:" -> assertThat(rejects).anyMatch(reject -> reject.describe().contains(value));
      case "rating:" -> checkRating(said, value, all);
      case "plays:" -> checkRating(played, value, all);
      case "norating:" -> assertThat(said).as(all).doesNotContainKey(id(value));
      case "noplays:" -> assertThat(played).as(all).doesNotContainKey(id(value));
      default -> TrackExpectation.check(line, events, all);
    }
  }

  private void checkRating(Map<String, Integer> ratings, String expected, String all) {
    String[] sides = expected.split(" = ", 2);
    assertThat(ratings).as(all).containsEntry(id(sides[0]), Integer.valueOf(sides[1]));
  }

  /** The id of the track of this title; else the text is an id. */
  private String id(String title) {
    return events.stream()
        .filter(track -> title.equals(track.getTitle()))
        .map(TrackFeatures::getId)
        .findFirst()
        .orElse(title);
  }
}
