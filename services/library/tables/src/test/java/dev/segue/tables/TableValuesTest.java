package dev.segue.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome.Reject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How values of made-up tables are read, through the whole of reading and mapping. */
class TableValuesTest {

  @TempDir private Path folder;
  private TableFixture tables;

  @BeforeEach
  void start() {
    tables = new TableFixture(folder);
  }

  @Test
  void shouldTakeMissingForMissingAndNeverForZero() {
    tables.csv("id,title,energy,valence,tempo,liveness,mode\na,NA,NaN,nan,null,None,1\n");

    TrackFeatures track = tables.only();
    assertThat(track.getTitle()).isNull();
    assertThat(track.getEnergy()).isNull();
    assertThat(track.getValence()).isNull();
    assertThat(track.getTempo()).isNull();
    assertThat(track.getLiveness()).isNull();
    assertThat(track.getMode()).isEqualTo(1);
  }

  @Test
  void shouldReadNumbersInEverySpelling() {
    tables.csv("id,key,mode,energy,valence,loudness,tempo\na,-1,1.0,1e-05,1.68E-05, +1.3 ,0\n");

    TrackFeatures track = tables.only();
    assertThat(track.getKey()).isEqualTo(-1);
    assertThat(track.getMode()).isEqualTo(1);
    assertThat(track.getEnergy()).isEqualTo(1e-5);
    assertThat(track.getValence()).isEqualTo(1.68e-5);
    assertThat(track.getLoudness()).isEqualTo(1.3);
    assertThat(track.getTempo()).isZero();
  }

  @Test
  void shouldRejectImpossibleValuesWhereThatIsAskedFor() {
    CollectSummary summary =
        tables.read(
            """
            id,energy,key,duration_ms
            a,7,1,200000
            b,0.5,5.5,200000
            c,0.5,1,-1
            d,zero,1,200000
            e,Infinity,1,200000
            f,1e999,1,200000
            g,0.5,1,200000
            """,
            options -> options.withStrict(true));

    assertThat(tables.rejects.stream().map(Reject::describe))
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
  void shouldLoseTheValueAndNotTheRow() {
    CollectSummary summary =
        tables.csv(
            "id,energy,valence\na,zero,0.1\nb,0.5,2\nc,0.5,0.3\nd,none,0.4\ne,-1,0.1\nf,x,0.9\ng,y,0.9\n");

    assertThat(tables.rejects).isEmpty();
    assertThat(summary.published()).isEqualTo(7);
    assertThat(tables.publisher.events.get(0).getEnergy()).isNull();
    assertThat(tables.publisher.events.get(0).getValence()).isEqualTo(0.1);
    assertThat(tables.publisher.events.get(1).getValence()).isNull();
    assertThat(summary.notes())
        .contains(
            "3 values of energy left out: not a number (line 2: \"zero\", line 7: \"x\", line 8:"
                + " \"y\").",
            "1 value of energy left out: not from 0 to 1 (line 6: \"-1\").",
            "1 value of valence left out: not from 0 to 1 (line 3: \"2\").");
  }

  @Test
  void shouldKeepTheTrackWhenItsMetadataIsBad() {
    CollectSummary summary =
        tables.csv(
            "id,energy,release_date,explicit,country\na,1,2019-02-30,maybe,Utopia\nb,1,0000,yes,\nc,1,2019-02,FALSE,se\n");

    assertThat(tables.rejects).isEmpty();
    assertThat(tables.publisher.events.get(0).getReleaseDate()).isNull();
    assertThat(tables.publisher.events.get(0).getExplicit()).isNull();
    assertThat(tables.publisher.events.get(1).getExplicit()).isTrue();
    assertThat(tables.publisher.events.get(2).getReleaseDate()).isEqualTo("2019-02");
    assertThat(tables.publisher.events.get(2).getExplicit()).isFalse();
    assertThat(summary.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith("2 values of release_date left out: not a date")
                    .contains("line 2: \"2019-02-30\""));
  }

  @Test
  void shouldTellSecondsFromMilliseconds() {
    tables.csv("id,duration\na,215\n");
    tables.csv("id,duration\na,215000\n");
    tables.csv("id,length\na,3:35\n");

    assertThat(tables.publisher.events)
        .extracting(TrackFeatures::getDurationMs)
        .containsOnly(215_000.0);
  }

  @Test
  void shouldReadNamesOfKeysAndModesAndPercents() {
    tables.csv("id,key,mode,energy_%\na,C#,Minor,54\n");

    assertThat(tables.only().getKey()).isEqualTo(1);
    assertThat(tables.only().getMode()).isZero();
    assertThat(tables.only().getEnergy()).isEqualTo(0.54);
  }
}
