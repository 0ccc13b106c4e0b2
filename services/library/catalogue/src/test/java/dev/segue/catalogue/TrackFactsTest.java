package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.CanonicalFeatures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackFactsTest {

  @ParameterizedTest
  @CsvSource({
    "1999, 1999",
    "1999-12, 1999",
    "2019-06-14, 2019",
    "0000, 0",
    "99, 0",
    "19999, 0",
    "about 1999, 0",
    "'', 0"
  })
  void shouldReadTheYearOfADate(String date, int year) {
    assertThat(TrackFacts.year(date)).isEqualTo(year);
  }

  @Test
  void shouldReadRecordingCodesAsTheyAreWritten() {
    long code = TrackFacts.isrc("GBAYE0601498");
    assertThat(code).isPositive();
    assertThat(TrackFacts.isrc("gb-aye-06-01498")).isEqualTo(code);
    assertThat(TrackFacts.isrc("GBAYE0601499")).isEqualTo(code + 1);
    assertThat(TrackFacts.isrc("ZZZZZZZZZZZZ")).isPositive();
    assertThat(TrackFacts.isrc("unknown")).isZero();
    assertThat(TrackFacts.isrc("GBAYE06014é8")).isZero();
    assertThat(TrackFacts.isrc(null)).isZero();
  }

  @Test
  void shouldTellAlbumsOfTheSameTitleApartByTheirMainArtist() {
    int hits = facts("Greatest Hits", "Queen").album();
    assertThat(hits).isNotZero();
    assertThat(facts("GREATEST HITS", "queen").album()).isEqualTo(hits);
    assertThat(facts("Greatest Hits", "ABBA").album()).isNotEqualTo(hits);
    assertThat(facts("", "Queen").album()).isZero();
  }

  private static TrackFacts facts(String album, String artist) {
    return TrackFacts.of(
        GeneratedRecords.newTrack()
            .setId("x")
            .setAlbum(album)
            .setArtists(List.of(artist, "Somebody"))
            .setFeatures(CanonicalFeatures.newBuilder().build())
            .build());
  }
}
