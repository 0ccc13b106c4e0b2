package dev.segue.catalogue.identity;

import static dev.segue.catalogue.identity.Songs.song;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.segue.catalogue.SameHash;
import dev.segue.catalogue.identity.Resolution.Confidence;
import dev.segue.catalogue.identity.Resolution.Match;
import dev.segue.schemas.avro.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TrackResolverTest {
  @AutoClose private final Songs songs = new Songs();

  @Test
  void shouldFindATrackByItsIdBeforeAllElse() {
    Track other = song("b", "Other", "B", 100);
    other.setExternalIds(List.of("spotify:a", "spotify:track:a"));
    songs.put(song("spotify:a", "Song", "A", 100)).put(other);

    assertThat(songs.resolver.id("spotify:a")).isEqualTo("spotify:a");
    assertThat(one(Description.of("spotify:a")))
        .isEqualTo(Resolution.of("spotify:a", Match.ID, Confidence.CERTAIN));
  }

  @Test
  void shouldFindATrackByOtherSpellingsOfItsId() {
    songs.put(song("REST1", "Sea Wall", "Ida Noor", 200));
    songs.put(song("spotify:track:4uLU6hMCjMI75M1A2tKUQC", "Song", "A", 100));

    assertThat(songs.resolver.id("spotify:track:REST1")).isEqualTo("REST1");
    assertThat(songs.resolver.id("https://open.spotify.com/intl-de/track/REST1?si=1"))
        .isEqualTo("REST1");
    assertThat(songs.resolver.id("4uLU6hMCjMI75M1A2tKUQC"))
        .isEqualTo("spotify:track:4uLU6hMCjMI75M1A2tKUQC");
    assertThat(songs.resolver.id("https://open.spotify.com/track/nobody?si=1"))
        .as("the bare id of one that is not there")
        .isEqualTo("nobody");
    assertThat(one(Description.of("spotify:track:REST1")).match()).isEqualTo(Match.SPELLING);
  }

  @Test
  void shouldFindATrackByItsIdsElsewhere() {
    Track song = song("a", "Song", "A", 100);
    song.setExternalIds(List.of("spotify:4uLU6hMCjMI75M1A2tKUQC", "subsonic:home:7"));
    songs.put(song);

    assertThat(songs.resolver.id("https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=9"))
        .isEqualTo("a");
    assertThat(songs.resolver.id("subsonic:home:7")).isEqualTo("a");
    assertThat(
            one(
                new Description(
                    null, List.of("SUBSONIC:home:7"), null, null, List.of(), Double.NaN)))
        .isEqualTo(Resolution.of("a", Match.EXTERNAL_ID, Confidence.CERTAIN));
  }

  @Test
  void shouldForgetAnIdThatATrackNoLongerHas() {
    Track song = song("a", "Song", "A", 100);
    song.setExternalIds(List.of("n:old"));
    songs.put(song);
    Track now = song("a", "Song", "A", 100);
    now.setExternalIds(List.of("n:new"));
    songs.put(now);

    assertThat(songs.resolver.id("n:new")).isEqualTo("a");
    assertThat(songs.resolver.id("n:old")).isEqualTo("n:old");
    songs.records.remove("a");
    songs.catalogue.remove("a");
    assertThat(songs.resolver.id("n:new")).isEqualTo("n:new");
  }

  @Test
  void shouldNeverTakeOneIdForAnotherOfTheSameHash() {
    List<String> pair = SameHash.pair();
    String one = pair.get(0);
    String two = pair.get(1);
    Track song = song("a", "Song", "A", 100);
    song.setExternalIds(List.of(one));
    songs.put(song);

    assertThat(songs.resolver.id(one)).isEqualTo("a");
    assertThat(songs.resolver.id(two)).as("of the same hash as " + one).isEqualTo(two);
  }

  @Test
  void shouldTakeTwoSongsWithOneCodeForTwoSongs() {
    Track short1 = song("a", "Sea Wall", "Ida Noor", 100);
    short1.setIsrc("AT-X99-19-00001");
    Track long1 = song("b", "Another Tune", "Ida Noor", 300);
    long1.setExternalIds(List.of("isrc:atx991900001"));
    songs.put(short1).put(long1);

    assertThat(one(coded("ATX991900001", null, Double.NaN)).isAmbiguous()).isTrue();
    assertThat(one(coded("atx99-19-00001", "Sea wall", 101_000)))
        .isEqualTo(Resolution.of("a", Match.ISRC, Confidence.LIKELY));
    assertThat(one(coded("ATX991900001", "Another Tune", Double.NaN)).id()).isEqualTo("b");
    assertThat(one(coded("ATX991900001", "A third", 500_000)))
        .as("another title and length: another song")
        .isEqualTo(Resolution.none());
    AmbiguousTrackException ambiguous =
        catchThrowableOfType(
            AmbiguousTrackException.class, () -> songs.resolver.id("isrc:ATX991900001"));
    assertThat(ambiguous.candidates()).containsExactly("a", "b");
  }

  @Test
  void shouldTakeTracksOfOneRecordingForAnyOfThem() {
    for (String id : List.of("x", "m", "y")) {
      Track song = song(id, "Sea Wall", "Ida Noor", id.equals("x") ? 101 : 100);
      song.setIsrc("ATX991900001");
      song.getFeatures().setPopularity(id.equals("y") ? 0.9 : 0.1);
      songs.put(song);
    }

    Resolution found = one(coded("ATX991900001", null, Double.NaN));
    assertThat(found.id()).as("the most popular").isEqualTo("y");
    assertThat(found.candidates()).containsExactly("y", "m", "x");
    assertThat(found.confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void shouldFindNamesWhereAskedFor() {
    songs.put(song("a", "Überall", "Ida Noor", 200));
    songs.put(song("b", "Überall", "Somebody Else", 200));
    songs.put(song("c", "Live", "Ida Noor", 200));
    songs.put(song("d", "Live", "Ida Noor", 300));

    assertThat(one(named("uberall", "IDA NOOR", Double.NaN))).isEqualTo(Resolution.none());
    assertThat(names(named("uberall", "IDA NOOR", Double.NaN)))
        .isEqualTo(Resolution.of("a", Match.NAMES, Confidence.POSSIBLE));
    assertThat(names(named("Überall", "Ida Noor", 201_000)))
        .isEqualTo(Resolution.of("a", Match.NAMES, Confidence.LIKELY));
    assertThat(names(named("Überall", "Ida Noor", 260_000)))
        .as("another length")
        .isEqualTo(Resolution.none());
    assertThat(names(named("Live", "Ida Noor", Double.NaN)).isAmbiguous()).isTrue();
    assertThat(names(named("Live", "Ida Noor", 299_000)).id()).isEqualTo("d");
    assertThat(names(named("Überall", null, 200_000)))
        .as("a title alone says nothing")
        .isEqualTo(Resolution.none());
  }

  private Resolution one(Description description) {
    return songs.resolver.resolve(List.of(description), false).get(0);
  }

  private Resolution names(Description description) {
    return songs.resolver.resolve(List.of(description), true).get(0);
  }

  private static Description coded(String isrc, @Nullable String title, double durationMs) {
    return new Description(null, List.of(), isrc, title, List.of(), durationMs);
  }

  private static Description named(String title, @Nullable String artist, double durationMs) {
    return new Description(
        null, List.of(), null, title, artist == null ? List.of() : List.of(artist), durationMs);
  }
}
