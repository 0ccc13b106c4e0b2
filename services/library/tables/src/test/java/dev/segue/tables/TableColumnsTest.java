package dev.segue.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which column of a made-up table holds what, through the whole of reading and mapping. */
class TableColumnsTest {

  @TempDir private Path folder;
  private TableFixture tables;

  @BeforeEach
  void start() {
    tables = new TableFixture(folder);
  }

  @Test
  void shouldMatchNamesWithoutCaseBlanksAndPunctuation() {
    tables.csv("Track ID,TRACK-NAME,Artist.Name,Duration MS,Time_Signature\nx,T,A,1000,4\n");

    TrackFeatures track = tables.only();
    assertThat(track.getId()).isEqualTo("x");
    assertThat(track.getTitle()).isEqualTo("T");
    assertThat(track.getArtists()).containsExactly("A");
    assertThat(track.getDurationMs()).isEqualTo(1000);
    assertThat(track.getTimeSignature()).isEqualTo(4);
  }

  @Test
  void shouldKnowTheUsualAliases() {
    tables.csv(
        """
        URI,song_title,artist,loadness,popularity,playlist_genre,playlist_subgenre,year,country
        spotify:track:x,T,A,-5.5,7,rock,hard rock,1999,gb
        """);

    TrackFeatures track = tables.only();
    assertThat(track.getId()).isEqualTo("x");
    assertThat(track.getLoudness()).isEqualTo(-5.5);
    assertThat(track.getPopularity()).isEqualTo(7);
    assertThat(track.getGenres()).containsExactly("rock", "hard rock");
    assertThat(track.getReleaseDate()).isEqualTo("1999");
    assertThat(track.getMarket()).isEqualTo("GB");
  }

  @Test
  void shouldTellAnIndexFromAnId() {
    tables.csv(",title,artist,energy\n0,T,A,0.5\n1,U,A,0.5\n");
    assertThat(tables.publisher.events.get(0).getId()).startsWith("t-");

    tables.publisher.events.clear();
    tables.csv("id,title,artist,energy\n0,T,A,0.5\n1,U,A,0.5\n");
    assertThat(tables.publisher.events.get(0).getId()).startsWith("t-");

    tables.publisher.events.clear();
    tables.csv("Unnamed: 0,energy\n0WtM2NBVQN,0.5\n4VMRsbfZzd,0.5\n");
    assertThat(tables.publisher.events.get(0).getId()).isEqualTo("0WtM2NBVQN");

    tables.publisher.events.clear();
    tables.csv("id,title,energy\n17,T,0.5\n4,U,0.5\n");
    assertThat(tables.publisher.events.get(0).getId()).isEqualTo("17");
  }

  @Test
  void shouldPreferLinksToTracksAndPassOverOtherIds() {
    tables.csv(
        "trackid,album_id,uri,energy\nq,q,https://open.spotify.com/track/x?si=1,0.5\nr,r,spotify:track:y,0.5\n");

    assertThat(tables.publisher.events.stream().map(TrackFeatures::getId))
        .containsExactly("x", "y");
  }

  @Test
  void shouldMakeTheSameIdHoweverTheTitleIsWritten() {
    tables.csv(
        "title,artist,energy\nCafé  del Mar,A,0.5\ncafe\u0301 del mar , a,0.5\nCafé del Mar,B,0.5\n,A,0.5\n");

    List<String> ids = tables.publisher.events.stream().map(TrackFeatures::getId).toList();
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    assertThat(tables.rejects)
        .singleElement()
        .extracting(Reject::reason)
        .isEqualTo("neither an id nor a title");
  }

  @Test
  void shouldMapWhatTheUserNames() {
    tables.read(
        "code,loud,energy\na,-5,0.5\n",
        options -> options.withColumns(Map.of("loudness", "Loud")).withIdColumn("code"));
    assertThat(tables.only().getLoudness()).isEqualTo(-5);

    assertThatThrownBy(
            () ->
                tables.read(
                    "id,energy\na,1\n", options -> options.withColumns(Map.of("tempoo", "energy"))))
        .hasMessageContaining("did you mean tempo?");
    assertThatThrownBy(
            () ->
                tables.read(
                    "id,energy\na,1\n", options -> options.withColumns(Map.of("valence", "enrgy"))))
        .hasMessageContaining("there is no column enrgy; did you mean energy?");
    assertThatThrownBy(
            () -> tables.read("id,energy\na,1\n", options -> options.withIdColumn("idd")))
        .hasMessageContaining("--id-column idd");
  }

  @Test
  void shouldRejectRowsAndTablesWithoutAnyFeature() {
    tables.csv("id,title,energy,tempo\na,T,,NA\n");
    assertThat(tables.rejects)
        .singleElement()
        .extracting(Reject::reason)
        .isEqualTo("no audio feature has a value");

    assertThatThrownBy(() -> tables.csv("id,title\na,T\n"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("Its columns are: id, title.");
    assertThatThrownBy(() -> tables.csv(" ,energy\n0,1\n")).hasMessageContaining("--id-column");
    assertThatThrownBy(() -> tables.csv("")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> Collection.csv(TableOptions.of(folder.resolve("none.csv"))))
        .hasMessageContaining("There is no file");
  }

  @Test
  void shouldJoinWithoutOverriding() throws IOException {
    Path other = folder.resolve("other.csv");
    Files.writeString(
        other,
        "track_id,title,energy,tempo\nspotify:track:a,Other,0.1,100\na,Later,0.9,90\n,Z,0.7,91\n");

    CollectSummary summary =
        tables.read("id,title,energy\na,Mine,\nb,B,0.2\n", options -> options.withJoin(other));

    assertThat(tables.publisher.events.get(0).getTitle()).isEqualTo("Mine");
    assertThat(tables.publisher.events.get(0).getEnergy()).isEqualTo(0.1);
    assertThat(tables.publisher.events.get(0).getTempo()).isEqualTo(100);
    assertThat(summary.notes())
        .contains("Joined other.csv: 1 rows found theirs among its 1 tracks.")
        .anyMatch(note -> note.contains("line 4, track_id: no track id"));
  }
}
