package dev.segue.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables that people publish, where a developer has them beside the project ({@code
 * ../shared/data}); skipped elsewhere.
 */
class RealTablesTest {

  private final CollectingPublisher<TrackFeatures> publisher = new CollectingPublisher<>();
  private final List<Reject> rejects = new ArrayList<>();

  @Test
  void shouldAccountForTheMainTable() {
    CollectSummary summary = collect(TableOptions.of(table("tidytuesday/spotify_songs.csv")));

    assertAccount(summary, 32_833, 0, 28_356);
    TrackFeatures first = publisher.events.get(0);
    assertThat(first.getId()).isEqualTo("6f807x0ima9a1j3VPbc7VN");
    assertThat(first.getArtists()).containsExactly("Ed Sheeran");
    assertThat(first.getGenres()).containsExactly("pop", "dance pop");
    assertThat(first.getReleaseDate()).isEqualTo("2019-06-14");
    assertThat(first.getTempo()).isEqualTo(122.036);
    assertThat(first.getTimeSignature()).isNull();
    assertThat(publisher.events.stream().filter(track -> track.getTitle() == null)).hasSize(5);
    assertThat(publisher.events).allMatch(track -> track.getReleaseDate() != null);
    assertThat(publisher.events.stream().filter(track -> track.getLoudness() > 0)).hasSize(6);
  }

  @Test
  void shouldMakeIdsForATableWithoutAny() {
    CollectSummary summary = collect(TableOptions.of(table("like-dislike-2017/data.csv")));

    assertAccount(summary, 2_017, 0, 1_981);
    assertThat(publisher.events).allMatch(track -> track.getId().matches("t-[0-9a-f]{20}"));
    assertThat(publisher.events.get(0).getTimeSignature()).isEqualTo(4);
    assertThat(summary.notes()).anyMatch(note -> note.contains("made from title and artists"));
  }

  @Test
  void shouldReadArtistsWrittenAsPythonLists() {
    CollectSummary summary = collect(TableOptions.of(table("theeho-6.6k/spotify_tracksV2.csv")));

    assertAccount(summary, 6_588, 0, 6_588);
    assertThat(publisher.events.get(2).getArtists()).containsExactly("Gucci Mane", "Lil Durk");
    assertThat(publisher.events.get(2).getPopularity()).isEqualTo(81);
    assertThat(publisher.events).noneMatch(track -> track.getArtists().get(0).startsWith("["));
  }

  @Test
  void shouldNotTakeAnAlbumIdForATrackId() {
    CollectSummary summary = collect(TableOptions.of(table("thinkr-metal-2.8k/tracks.csv")));

    assertAccount(summary, 2_805, 0, 2_805);
    TrackFeatures first = publisher.events.get(0);
    assertThat(first.getId()).isEqualTo("4PZPvAEhMw6zCsGQlqsYpw");
    assertThat(first.getTitle()).isEqualTo("Eyes of Abomination");
    assertThat(first.getExplicit()).isTrue();
  }

  @Test
  void shouldReadATableThatIsNotUtf8() {
    CollectSummary summary = collect(TableOptions.of(table("tracks-2000s/spotify_tracks.csv")));

    assertAccount(summary, 2_400, 0, 2_302);
    assertThat(publisher.events).anyMatch(track -> track.getArtists().contains("Céline Dion"));
    assertThat(publisher.events.get(0).getGenres()).containsExactly("dance pop", "pop");
    assertThat(publisher.events.get(0).getReleaseDate()).isEqualTo("2000");
  }

  @Test
  void shouldTakeAnUnnamedColumnForTheIdWhenItHoldsIds() {
    CollectSummary summary = collect(TableOptions.of(table("phylanxy-22k/features.csv")));

    assertAccount(summary, 22_297, 0, 17_600);
    assertThat(publisher.events.get(0).getId()).isEqualTo("0WtM2NBVQNNJLh6scP13H8");
    assertThat(publisher.events.stream().mapToDouble(TrackFeatures::getDurationMs).max())
        .hasValue(5_080_070);
  }

  @Test
  void shouldRejectRowsWithoutAnId() {
    Path ids = table("phylanxy-22k/tracks.csv");
    CollectSummary summary =
        collect(TableOptions.of(ids).withJoin(table("phylanxy-22k/features.csv")));

    assertThat(rejectsByReason())
        .containsEntry("no track id", 4L)
        .containsOnlyKeys("no track id", "no audio feature has a value");
    assertThat(summary.read()).isEqualTo(22_339);
    assertThat(summary.distinct()).hasValue(17_600);
    assertThatThrownBy(() -> collect(TableOptions.of(ids)))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("no column with an audio feature")
        .hasMessageContaining("Its columns are: ID");
  }

  @Test
  void shouldJoinTablesByTrackId() {
    CollectSummary summary =
        collect(
            TableOptions.of(table("guillermo-11k/tracks.csv"))
                .withJoin(table("guillermo-11k/audio_features.csv")));

    assertAccount(summary, 11_070, 0, 10_783);
    TrackFeatures first = publisher.events.get(0);
    assertThat(first.getTitle()).isEqualTo("Jingle Bells (with The Ken Lane Singers)");
    assertThat(first.getExplicit()).isFalse();
    assertThat(first.getDurationMs()).isEqualTo(156_666);
    assertThat(first.getEnergy()).isNotNull();
    assertThat(summary.notes())
        .anyMatch(note -> note.contains("7 of the rows of audio_features.csv"));
  }

  @Test
  void shouldRejectRowsWithoutAnyFeature() {
    CollectSummary summary = collect(TableOptions.of(table("guillermo-11k/audio_features.csv")));

    assertAccount(summary, 10_783, 7, 10_776);
    assertThat(rejects.get(0).line()).isEqualTo(2);
  }

  private CollectSummary collect(TableOptions options) {
    CollectListener listener =
        new CollectListener() {
          @Override
          public void rejected(Reject reject) {
            rejects.add(reject);
          }
        };
    try (Collection collection = Collection.csv(options).showRejects(Integer.MAX_VALUE)) {
      return collection.run(publisher, listener);
    }
  }

  private Map<String, Long> rejectsByReason() {
    return rejects.stream().collect(Collectors.groupingBy(Reject::reason, Collectors.counting()));
  }

  private void assertAccount(CollectSummary summary, long read, long rejected, long distinct) {
    assertThat(rejectsByReason().values().stream().mapToLong(Long::longValue).sum())
        .as("%s", rejects.stream().limit(5).toList())
        .isEqualTo(rejected);
    assertThat(summary.read()).isEqualTo(read);
    assertThat(summary.published()).isEqualTo(read - rejected);
    assertThat(summary.distinct()).hasValue(distinct);
    assertThat(publisher.events).hasSize((int) (read - rejected));
  }

  private static Path table(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("../shared/data"))) {
      folder = folder.getParent();
    }
    Path file = (folder == null ? Path.of("") : folder).resolve("../shared/data").resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: there is no ../shared/data/" + name);
    return file.normalize();
  }
}
