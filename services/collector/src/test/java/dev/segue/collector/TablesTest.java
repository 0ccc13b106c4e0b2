package dev.segue.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.collector.map.Outcome.Reject;
import dev.segue.collector.source.CollectException;
import dev.segue.schemas.avro.TrackFeatures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up tables through the whole of reading and mapping, one rule at a time. */
class TablesTest {

  @TempDir private Path folder;

  private final CollectingPublisher publisher = new CollectingPublisher();
  private final List<Reject> rejects = new ArrayList<>();

  @Test
  void shouldMatchNamesWithoutCaseBlanksAndPunctuation() {
    csv("Track ID,TRACK-NAME,Artist.Name,Duration MS,Time_Signature\nx,T,A,1000,4\n");

    TrackFeatures track = only();
    assertThat(track.getId()).isEqualTo("x");
    assertThat(track.getTitle()).isEqualTo("T");
    assertThat(track.getArtists()).containsExactly("A");
    assertThat(track.getDurationMs()).isEqualTo(1000);
    assertThat(track.getTimeSignature()).isEqualTo(4);
  }

  @Test
  void shouldKnowTheUsualAliases() {
    csv(
        """
        URI,song_title,artist,loadness,popularity,playlist_genre,playlist_subgenre,year,country
        spotify:track:x,T,A,-5.5,7,rock,hard rock,1999,gb
        """);

    TrackFeatures track = only();
    assertThat(track.getId()).isEqualTo("x");
    assertThat(track.getLoudness()).isEqualTo(-5.5);
    assertThat(track.getPopularity()).isEqualTo(7);
    assertThat(track.getGenres()).containsExactly("rock", "hard rock");
    assertThat(track.getReleaseDate()).isEqualTo("1999");
    assertThat(track.getMarket()).isEqualTo("GB");
  }

  @Test
  void shouldTakeMissingForMissingAndNeverForZero() {
    csv("id,title,energy,valence,tempo,liveness,mode\na,NA,NaN,nan,null,None,1\n");

    TrackFeatures track = only();
    assertThat(track.getTitle()).isNull();
    assertThat(track.getEnergy()).isNull();
    assertThat(track.getValence()).isNull();
    assertThat(track.getTempo()).isNull();
    assertThat(track.getLiveness()).isNull();
    assertThat(track.getMode()).isEqualTo(1);
  }

  @Test
  void shouldReadNumbersInEverySpelling() {
    csv("id,key,mode,energy,valence,loudness,tempo\na,-1,1.0,1e-05,1.68E-05, +1.3 ,0\n");

    TrackFeatures track = only();
    assertThat(track.getKey()).isEqualTo(-1);
    assertThat(track.getMode()).isEqualTo(1);
    assertThat(track.getEnergy()).isEqualTo(1e-5);
    assertThat(track.getValence()).isEqualTo(1.68e-5);
    assertThat(track.getLoudness()).isEqualTo(1.3);
    assertThat(track.getTempo()).isZero();
  }

  @Test
  void shouldRejectImpossibleValuesWithLineColumnAndReason() {
    CollectSummary summary =
        csv(
            "id,energy,key,duration_ms\na,7,1,1\nb,0.5,5.5,1\nc,0.5,1,-1\nd,zero,1,1\ne,Infinity,1,1\nf,1e999,1,1\ng,0.5,1,1\n");

    assertThat(rejects.stream().map(Reject::describe))
        .containsExactly(
            "line 2, energy \"7\": not from 0 to 1",
            "line 3, key \"5.5\": not a whole number from -1 to 11",
            "line 4, duration_ms \"-1\": not from 0 to 86400000",
            "line 5, energy \"zero\": not a number",
            "line 6, energy \"Infinity\": not a number",
            "line 7, energy \"1e999\": not from 0 to 1");
    assertThat(summary.read()).isEqualTo(7);
    assertThat(summary.published()).isEqualTo(1);
    assertThat(summary.rejected()).isEqualTo(6);
  }

  @Test
  void shouldKeepTheTrackWhenItsMetadataIsBad() {
    CollectSummary summary =
        csv(
            "id,energy,release_date,explicit,country\na,1,2019-02-30,maybe,Utopia\nb,1,0000,yes,\nc,1,2019-02,FALSE,se\n");

    assertThat(rejects).isEmpty();
    assertThat(publisher.tracks.get(0).getReleaseDate()).isNull();
    assertThat(publisher.tracks.get(0).getExplicit()).isNull();
    assertThat(publisher.tracks.get(1).getExplicit()).isTrue();
    assertThat(publisher.tracks.get(2).getReleaseDate()).isEqualTo("2019-02");
    assertThat(publisher.tracks.get(2).getExplicit()).isFalse();
    assertThat(summary.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith("2 values left out, release_date is not a date")
                    .contains("line 2: \"2019-02-30\""));
  }

  @Test
  void shouldCountLinesPhysicallyAcrossQuotedNewlines() {
    csv("id,title,energy\r\na,\"two\r\nlines, one \"\"song\"\"\",0.5\r\n\r\nb,T,9\r\n");

    assertThat(only().getTitle()).isEqualTo("two\r\nlines, one \"song\"");
    assertThat(rejects.get(0).line()).isEqualTo(5);
  }

  @Test
  void shouldRejectTheHeaderWhenItComesAgain() {
    CollectSummary summary = csv(",id,energy\n0,ID,Energy\n1,b,0.5\n");

    assertThat(rejects)
        .singleElement()
        .extracting(Reject::reason)
        .isEqualTo("the header again, as a row");
    assertThat(summary.read()).isEqualTo(2);
  }

  @Test
  void shouldRejectRowsOfAnotherWidth() {
    csv("id,title,energy\na,b\nb,Hello, World,0.5\nc,T,0.5\n");

    assertThat(rejects.stream().map(Reject::reason))
        .containsExactly(
            "the row has 2 values where the header has 3 columns",
            "the row has 4 values where the header has 3 columns");
    assertThat(only().getId()).isEqualTo("c");
  }

  @Test
  void shouldDetectSeparators() {
    for (String separator : List.of(";", "\t", "|")) {
      publisher.tracks.clear();
      csv("id;title;energy\na;Hello, World, again;0,5\n".replace(";", separator));
      assertThat(only().getTitle()).isEqualTo("Hello, World, again");
      assertThat(only().getEnergy()).isEqualTo(0.5);
    }
  }

  @Test
  void shouldDetectEncodings() {
    String table = "\uFEFFid,title,energy\na,Aserejé ’98,0.5\n";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      publisher.tracks.clear();
      bytes(table.getBytes(charset), options -> options);
      assertThat(only().getTitle()).isEqualTo("Aserejé ’98");
    }
    publisher.tracks.clear();
    bytes(table.substring(1).getBytes(Charset.forName("windows-1252")), options -> options);
    assertThat(only().getTitle()).isEqualTo("Aserejé ’98");
    assertThatThrownBy(
            () ->
                bytes(
                    table.substring(1).getBytes(Charset.forName("windows-1252")),
                    options -> options.withEncoding(StandardCharsets.UTF_8)))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("--encoding");
  }

  @Test
  void shouldTellAnIndexFromAnId() {
    csv(",title,artist,energy\n0,T,A,0.5\n1,U,A,0.5\n");
    assertThat(publisher.tracks.get(0).getId()).startsWith("t-");

    publisher.tracks.clear();
    csv("id,title,artist,energy\n0,T,A,0.5\n1,U,A,0.5\n");
    assertThat(publisher.tracks.get(0).getId()).startsWith("t-");

    publisher.tracks.clear();
    csv("Unnamed: 0,energy\n0WtM2NBVQN,0.5\n4VMRsbfZzd,0.5\n");
    assertThat(publisher.tracks.get(0).getId()).isEqualTo("0WtM2NBVQN");

    publisher.tracks.clear();
    csv("id,title,energy\n17,T,0.5\n4,U,0.5\n");
    assertThat(publisher.tracks.get(0).getId()).isEqualTo("17");
  }

  @Test
  void shouldPreferLinksToTracksAndPassOverOtherIds() {
    csv(
        "trackid,album_id,uri,energy\nq,q,https://open.spotify.com/track/x?si=1,0.5\nr,r,spotify:track:y,0.5\n");

    assertThat(publisher.tracks.stream().map(TrackFeatures::getId)).containsExactly("x", "y");
  }

  @Test
  void shouldMakeTheSameIdHoweverTheTitleIsWritten() {
    csv(
        "title,artist,energy\nCafé  del Mar,A,0.5\ncafe\u0301 del mar , a,0.5\nCafé del Mar,B,0.5\n,A,0.5\n");

    List<String> ids = publisher.tracks.stream().map(TrackFeatures::getId).toList();
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    assertThat(rejects)
        .singleElement()
        .extracting(Reject::reason)
        .isEqualTo("neither an id nor a title");
  }

  @Test
  void shouldTellSecondsFromMilliseconds() {
    csv("id,duration\na,215\n");
    csv("id,duration\na,215000\n");
    csv("id,length\na,3:35\n");

    assertThat(publisher.tracks).extracting(TrackFeatures::getDurationMs).containsOnly(215_000.0);
  }

  @Test
  void shouldReadNamesOfKeysAndModesAndPercents() {
    csv("id,key,mode,energy_%\na,C#,Minor,54\n");

    assertThat(only().getKey()).isEqualTo(1);
    assertThat(only().getMode()).isZero();
    assertThat(only().getEnergy()).isEqualTo(0.54);
  }

  @Test
  void shouldMapWhatTheUserNames() {
    read(
        "code,loud,energy\na,-5,0.5\n",
        options -> options.withColumn("loudness", "Loud").withIdColumn("code"));
    assertThat(only().getLoudness()).isEqualTo(-5);

    assertThatThrownBy(
            () -> read("id,energy\na,1\n", options -> options.withColumn("tempoo", "energy")))
        .hasMessageContaining("did you mean tempo?");
    assertThatThrownBy(
            () -> read("id,energy\na,1\n", options -> options.withColumn("valence", "enrgy")))
        .hasMessageContaining("there is no column enrgy; did you mean energy?");
    assertThatThrownBy(() -> read("id,energy\na,1\n", options -> options.withIdColumn("idd")))
        .hasMessageContaining("--id-column idd");
  }

  @Test
  void shouldRejectRowsAndTablesWithoutAnyFeature() {
    csv("id,title,energy,tempo\na,T,,NA\n");
    assertThat(rejects)
        .singleElement()
        .extracting(Reject::reason)
        .isEqualTo("no audio feature has a value");

    assertThatThrownBy(() -> csv("id,title\na,T\n"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("Its columns are: id, title.");
    assertThatThrownBy(() -> csv(" ,energy\n0,1\n")).hasMessageContaining("--id-column");
    assertThatThrownBy(() -> csv("")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> Collection.csv(TableOptions.of(folder.resolve("none.csv"))))
        .hasMessageContaining("There is no file");
  }

  @Test
  void shouldSayWhereAQuoteIsLeftOpen() {
    assertThatThrownBy(() -> csv("id,title,energy\na,T,1\nb,\"T,1\nc,T,1\n"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("quote");
  }

  @Test
  void shouldJoinWithoutOverriding() throws IOException {
    Path other = folder.resolve("other.csv");
    Files.writeString(
        other,
        "track_id,title,energy,tempo\nspotify:track:a,Other,0.1,100\na,Later,0.9,1\nz,Z,7,1\n");

    CollectSummary summary =
        read("id,title,energy\na,Mine,\nb,B,0.2\n", options -> options.withJoin(other));

    assertThat(publisher.tracks.get(0).getTitle()).isEqualTo("Mine");
    assertThat(publisher.tracks.get(0).getEnergy()).isEqualTo(0.1);
    assertThat(publisher.tracks.get(0).getTempo()).isEqualTo(100);
    assertThat(summary.notes())
        .contains("Joined other.csv: 1 rows found theirs among its 1 tracks.")
        .anyMatch(note -> note.contains("line 4, energy \"7\""));
  }

  @Test
  void shouldReadTheStandardInput() {
    byte[] table = "id,energy\na,0.5\n".getBytes(StandardCharsets.UTF_8);
    TableOptions options =
        TableOptions.of(TableOptions.STANDARD_INPUT)
            .withStandardInput(new ByteArrayInputStream(table));

    CollectSummary summary = run(Collection.csv(options));

    assertThat(summary.source()).isEqualTo("stdin");
    assertThat(only().getId()).isEqualTo("a");
  }

  @Test
  void shouldReadJsonLines() {
    byte[] lines =
        """
        {"track_id": "a", "name": "T", "artists": ["A", "B"], "energy": 0.5, "explicit": true, "key": "4"}
        {"track_id": "b", "artists": [{"name": "C", "id": 1}], "album": {"name": "D"}, "tempo": 120}

        not json
        [1]
        {"track_id": "c", "energy": null}
        """
            .getBytes(StandardCharsets.UTF_8);
    TableOptions options =
        TableOptions.of(TableOptions.STANDARD_INPUT)
            .withStandardInput(new ByteArrayInputStream(lines));

    CollectSummary summary = run(Collection.jsonl(options));

    assertThat(publisher.tracks.get(0).getArtists()).containsExactly("A", "B");
    assertThat(publisher.tracks.get(0).getExplicit()).isTrue();
    assertThat(publisher.tracks.get(0).getKey()).isEqualTo(4);
    assertThat(publisher.tracks.get(1).getArtists()).containsExactly("C");
    assertThat(publisher.tracks.get(1).getAlbum()).isEqualTo("D");
    assertThat(rejects.stream().map(Reject::line)).containsExactly(4L, 5L, 6L);
    assertThat(summary.read()).isEqualTo(5);
  }

  @Test
  void shouldShowRejectsUpToTheLimitAndFileThemAll() throws IOException {
    Path file = folder.resolve("rejects.csv");
    List<String> hidden = new ArrayList<>();
    CollectListener listener =
        new CollectListener() {
          @Override
          public void rejected(Reject reject) {
            rejects.add(reject);
          }

          @Override
          public void rejectsHidden() {
            hidden.add("hidden");
          }
        };
    Path table = Files.writeString(folder.resolve("t.csv"), "id,energy\n" + "a,7\n".repeat(20));
    try (Collection collection =
        Collection.csv(TableOptions.of(table)).rejectsTo(file).showRejects(3)) {
      collection.run(publisher, listener);
    }

    assertThat(rejects).hasSize(3);
    assertThat(hidden).hasSize(1);
    assertThat(Files.readAllLines(file))
        .hasSize(21)
        .endsWith("21,energy,7,not from 0 to 1,\"a,7\"");
  }

  private TrackFeatures only() {
    assertThat(publisher.tracks).as("%s", rejects).hasSize(1);
    return publisher.tracks.get(0);
  }

  private CollectSummary csv(String text) {
    return read(text, options -> options);
  }

  private CollectSummary read(String text, UnaryOperator<TableOptions> options) {
    return bytes(text.getBytes(StandardCharsets.UTF_8), options);
  }

  private CollectSummary bytes(byte[] bytes, UnaryOperator<TableOptions> options) {
    try {
      Path table = Files.write(folder.resolve("table.csv"), bytes);
      return run(Collection.csv(options.apply(TableOptions.of(table))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CollectSummary run(Collection collection) {
    CollectListener listener =
        new CollectListener() {
          @Override
          public void rejected(Reject reject) {
            rejects.add(reject);
          }
        };
    try (collection) {
      return collection.showRejects(1_000).run(publisher, listener);
    }
  }
}
