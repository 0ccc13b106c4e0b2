package dev.segue.collector.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.library.LibrarySource.Description;
import dev.segue.tables.library.Namespaces;
import dev.segue.tables.library.Place;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedTracksTest {
  @TempDir private Path folder;

  @Test
  void shouldPublishWhatChangedAndTakeAwayWhatIsGone() {
    PublishedTracks file = new PublishedTracks(folder.resolve("a").resolve("home.published"));
    ChangedTracks first = changes(file.read(), true, "one", "two", "drei ü");
    assertThat(ids(first)).containsExactly("one", "two", "drei ü");
    file.write(first.published());

    ChangedTracks second = changes(file.read(), true, "one", "two", "drei ü");
    assertThat(ids(second)).isEmpty();
    file.write(second.published());

    ChangedTracks third = changes(file.read(), true, "one", "two:new title", "four");
    List<TrackFeatures> news = tracks(third);
    assertThat(news).extracting(TrackFeatures::getId).containsExactly("two", "four", "drei ü");
    assertThat(news.get(2).getTitle()).isNull();
    assertThat(news.get(2).getLayer()).isEqualTo("layer");
    assertThat(third.notes())
        .contains(
            "1 tracks are as they were and were not published again; 1 are gone and were taken"
                + " away.");
    file.write(third.published());
    assertThat(file.read()).containsOnlyKeys("one", "two", "four");
  }

  @Test
  void shouldNotTakeMostAwayUnlessThatIsMeant() {
    PublishedTracks file = new PublishedTracks(folder.resolve("home.published"));
    ChangedTracks first = changes(Map.of(), true, "a", "b", "c");
    assertThat(ids(first)).hasSize(3);
    file.write(first.published());

    assertThatThrownBy(() -> ids(changes(file.read(), true, "a")))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("The server has 1 of the 3 tracks")
        .hasMessageContaining("--forget");
    assertThatThrownBy(() -> ids(changes(file.read(), true))).hasMessageContaining("0 of the 3");
    assertThat(ids(changes(file.read(), false))).containsExactly("a", "b", "c");
  }

  @Test
  void shouldSayThatAFileIsNoneOfThese() throws IOException {
    Path file = folder.resolve("x");
    Files.writeString(file, "something else\n");
    assertThatThrownBy(() -> new PublishedTracks(file).read())
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("delete it");
  }

  /** Each {@code id} or {@code id:title}. */
  private static ChangedTracks changes(
      Map<String, Integer> before, boolean careful, String... songs) {
    LibrarySource library =
        LibrarySource.read(
            new Description("test", "test", "layer", false),
            sink -> {
              for (String song : songs) {
                String[] parts = song.split(":", 2);
                new EntryDraft(Place.of(null, song), sink)
                    .title(parts[parts.length - 1])
                    .id(Namespaces.SEGUE, parts[0])
                    .done();
              }
            });
    return new ChangedTracks(library, "layer", before, careful);
  }

  private static List<String> ids(ChangedTracks changes) {
    return tracks(changes).stream().map(TrackFeatures::getId).toList();
  }

  private static List<TrackFeatures> tracks(ChangedTracks changes) {
    List<TrackFeatures> tracks = new ArrayList<>();
    for (Outcome next = changes.next(); next != null; next = changes.next()) {
      tracks.add(((Accepted) next).track());
    }
    return tracks;
  }
}
