package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FoldingTest {
  @AutoClose private final PipelineFixture fixture = new PipelineFixture(0, 41);
  private final Random random = new Random(42);

  @Test
  void shouldFoldTracksOfOneRecordingAndKeepThoseOfAnother() {
    FeatureVector seed = full();
    put("seed", "Seed", "S", null, seed);
    put("a1", "One Song", "Béla", null, near(seed, 0.01));
    put("a2", "one song!", "BELA", null, near(seed, 0.02));
    put("b1", "Another", "X", "DEAAA0000001", near(seed, 0.03));
    put("b2", "Another (Live)", "Y", "DE-AAA-00-00001", near(seed, 0.04));
    FeatureVector same = near(seed, 0.05);
    put("c1", "First", "P", null, same);
    put("c2", "Second", "Q", null, same);
    // Equal to one by title and to another by code: all three are one recording.
    put("d1", "Two Names", "Z", null, near(seed, 0.06));
    put("d2", "Two Names", "Z", "DEAAA0000009", near(seed, 0.07));
    put("d3", "Third Name", "Z", "DEAAA0000009", near(seed, 0.08));
    // Another version of the example itself.
    put("e1", "SEED", "s", null, near(seed, 0.09));
    // The same title by somebody else is another song.
    put("f1", "One Song", "Somebody", null, near(seed, 0.1));
    RandomTracks.serve(fixture.catalogue, 1);
    assertThat(ids(Duplicates.FOLD)).containsExactlyInAnyOrder("a1", "b1", "c1", "d1", "f1");
    assertThat(ids(Duplicates.KEEP)).hasSize(11);
    Map<String, List<String>> listed = new HashMap<>();
    answer(Duplicates.LIST, 0, 0, 20)
        .tracks()
        .forEach(neighbor -> listed.put(neighbor.id(), neighbor.duplicates()));
    assertThat(listed.get("a1")).containsExactly("a2");
    assertThat(listed.get("b1")).containsExactly("b2");
    assertThat(listed.get("c1")).containsExactly("c2");
    assertThat(listed.get("d1")).containsExactly("d2", "d3");
    assertThat(listed.get("f1")).isEmpty();
  }

  @Test
  void shouldTakeTwoSongsWithOneCodeForTwoSongs() {
    FeatureVector seed = full();
    put("seed", "Seed", "S", null, seed);
    put("a", "One Song", "A", "DEAAA0000001", lasting(near(seed, 0.01), 100_000));
    put("b", "Another", "A", "DEAAA0000001", lasting(near(seed, 0.02), 200_000));
    put("c", "One Song (Live)", "A", "DEAAA0000001", lasting(near(seed, 0.03), 102_000));
    RandomTracks.serve(fixture.catalogue, 1);
    assertThat(ids(Duplicates.FOLD)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void shouldFoldEditionsOfOneRecordingButNoOtherVersion() {
    FeatureVector seed = lasting(full(), 300_000);
    put("seed", "East Pier - Remastered 2009", "Zil Kor", null, seed);
    put("same1", "East Pier", "Zil Kor", null, lasting(near(seed, 0.001), 300_500));
    put("same2", "East Pier (1990 Remaster)", "Zil Kor", null, lasting(near(seed, 0.002), 302_900));
    put("guest", "East Pier (feat. Oda)", "Zil Kor feat. Oda", null, lasting(seed, 299_800));
    put("edit", "East Pier - Radio Edit", "Zil Kor", null, lasting(near(seed, 0.003), 215_000));
    put("live", "East Pier - Live", "Zil Kor", null, lasting(near(seed, 0.004), 300_000));
    put("remix", "East Pier (Oda Remix)", "Zil Kor", null, lasting(near(seed, 0.005), 300_100));
    put("slow", "East Pier - Slowed", "Zil Kor", null, lasting(near(seed, 0.006), 300_200));
    put("other", "East Pier", "Somebody", null, lasting(near(seed, 0.007), 300_100));
    RandomTracks.serve(fixture.catalogue, 1);
    assertThat(ids(Duplicates.FOLD))
        .containsExactlyInAnyOrder("edit", "live", "remix", "slow", "other");
  }

  @Test
  void shouldFoldByRecordingCodeOnlyWhatHasALikeTitleOrLength() {
    FeatureVector seed = full();
    put("seed", "Seed", "S", null, seed);
    put("a1", "One", "X", "DEAAA0000001", lasting(near(seed, 0.01), 200_000));
    put("a2", "Another", "Y", "de-aaa-00-00001", lasting(near(seed, 0.02), 260_000));
    put("a3", "One (Mono)", "Z", "deaaa0000001", lasting(near(seed, 0.03), 230_000));
    RandomTracks.serve(fixture.catalogue, 1);
    assertThat(ids(Duplicates.FOLD)).containsExactlyInAnyOrder("a1", "a2");
  }

  @Test
  void shouldConfirmEditionsByFeaturesWhereNoLengthIsKnown() {
    FeatureVector seed = full();
    put("seed", "Seed", "S", null, seed);
    put("a1", "One", "X", null, lasting(near(seed, 0.01), Double.NaN));
    put("a2", "One - Remastered 2001", "X", null, lasting(near(seed, 0.02), 230_000));
    put("a3", "One - Mono", "X", null, lasting(near(seed, 0.3), 180_000));
    RandomTracks.serve(fixture.catalogue, 1);
    assertThat(ids(Duplicates.FOLD)).containsExactlyInAnyOrder("a1", "a3");
  }

  private static FeatureVector lasting(FeatureVector features, double milliseconds) {
    double[] values = new double[Feature.COUNT];
    features.copyInto(values, 0);
    values[Feature.DURATION_MS.position()] = Feature.DURATION_MS.canonical(milliseconds);
    return FeatureVector.of(values);
  }

  @Test
  void shouldNotTakeTracksOfWhichLittleIsKnownForTheSame() {
    FeatureVector few =
        FeatureVector.builder().raw(Feature.ENERGY, 0.5).raw(Feature.VALENCE, 0.5).build();
    put("seed", "Seed", "S", null, few);
    put("a", "A", "X", null, few);
    put("b", "B", "Y", null, few);
    RandomTracks.serve(fixture.catalogue, 1);
    assertThat(ids(Duplicates.FOLD)).containsExactly("a", "b");
  }

  @Test
  void shouldTellTracksApartThatAgreeInTheTellingFeatures() {
    FeatureVector seed = full();
    put("seed", "Seed", "S", null, seed);
    FeatureVector one = near(seed, 0.02);
    FeatureVector two = near(seed, 0.03);
    put("a1", "A", "X", null, without(one));
    put("b1", "B", "Y", null, without(two));
    put("a2", "C", "Z", null, without(one));
    put("b2", "D", "W", null, without(two));
    RandomTracks.serve(fixture.catalogue, 1);
    assertThat(ids(Duplicates.FOLD)).containsExactlyInAnyOrder("a1", "b1");
  }

  /** Neither duration, nor tempo, nor loudness is known. */
  private static FeatureVector without(FeatureVector features) {
    double[] values = new double[Feature.COUNT];
    features.copyInto(values, 0);
    for (Feature feature : List.of(Feature.DURATION_MS, Feature.TEMPO, Feature.LOUDNESS)) {
      values[feature.position()] = Double.NaN;
    }
    return FeatureVector.of(values);
  }

  @Test
  void shouldReadOnUntilEnoughRecordingsAreFound() {
    FeatureVector seed = full();
    put("seed", "Seed", "S", null, seed);
    for (int i = 0; i < 300; i++) {
      put("copy%03d".formatted(i), "Copied", "C", null, near(seed, i * 1e-4));
    }
    for (int i = 0; i < 30; i++) {
      put("own%02d".formatted(i), "Own " + i, "O", null, near(seed, 0.1 + i * 1e-3));
    }
    RandomTracks.serve(fixture.catalogue, 1);
    Answer answer = answer(Duplicates.FOLD, 0, 0, 10);
    assertThat(PipelineFixture.ids(answer))
        .hasSize(10)
        .filteredOn(i -> i.startsWith("copy"))
        .hasSize(1);
  }

  @Test
  void shouldHoldCapsInTheOrderOfScores() {
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      tracks.add(RandomTracks.track("t" + i, random));
    }
    tracks.forEach(fixture::put);
    RandomTracks.serve(fixture.catalogue, 1);
    Map<String, Track> byId = new HashMap<>();
    tracks.forEach(track -> byId.put(track.getId(), track));
    List<String> all =
        PipelineFixture.ids(
            fixture.recommender.similar(
                "t0", new SimilarRequest("classic", 399, 0, options(Duplicates.KEEP, 0, 0))));
    List<String> capped =
        PipelineFixture.ids(
            fixture.recommender.similar(
                "t0", new SimilarRequest("classic", 399, 0, options(Duplicates.KEEP, 3, 5))));
    assertThat(capped).isEqualTo(cappedByHand(all, byId, 3, 5)).hasSizeBetween(3, 200);
  }

  private static List<String> cappedByHand(
      List<String> ids, Map<String, Track> byId, int perArtist, int perAlbum) {
    Map<String, Integer> artists = new HashMap<>();
    Map<String, Integer> albums = new HashMap<>();
    List<String> kept = new ArrayList<>();
    for (String id : ids) {
      Track track = Objects.requireNonNull(byId.get(id));
      String main = track.getArtists().isEmpty() ? "" : track.getArtists().get(0);
      String album = track.getAlbum() == null ? null : track.getAlbum() + " by " + main;
      boolean full =
          track.getArtists().stream().anyMatch(a -> artists.getOrDefault(a, 0) >= perArtist)
              || (album != null && albums.getOrDefault(album, 0) >= perAlbum);
      if (!full) {
        track.getArtists().forEach(artist -> artists.merge(artist, 1, Integer::sum));
        if (album != null) {
          albums.merge(album, 1, Integer::sum);
        }
        kept.add(id);
      }
    }
    return kept;
  }

  private List<String> ids(Duplicates duplicates) {
    return PipelineFixture.ids(answer(duplicates, 0, 0, 20));
  }

  private Answer answer(Duplicates duplicates, int perArtist, int perAlbum, int limit) {
    return fixture.recommender.similar(
        "seed", new SimilarRequest("classic", limit, 0, options(duplicates, perArtist, perAlbum)));
  }

  private static Options options(Duplicates duplicates, int perArtist, int perAlbum) {
    return new Options(
        TrackFilter.none(), Map.of(), 0, perArtist, perAlbum, duplicates, 0, 0, false);
  }

  private FeatureVector full() {
    FeatureVector.Builder features = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      features.canonical(feature, 0.2 + 0.5 * random.nextDouble());
    }
    return features.build();
  }

  /** The further, the less alike. */
  private static FeatureVector near(FeatureVector features, double by) {
    double[] values = new double[Feature.COUNT];
    features.copyInto(values, 0);
    values[TestModels.READ.get(0).position()] += by;
    values[TestModels.READ.get(1).position()] -= by;
    return FeatureVector.of(values);
  }

  private void put(
      String id, String title, String artist, @Nullable String isrc, FeatureVector features) {
    fixture.put(
        GeneratedRecords.newTrack()
            .setId(id)
            .setTitle(title)
            .setArtists(List.of(artist))
            .setIsrc(isrc)
            .setFeatures(FeatureVectors.toRecord(features))
            .build());
  }
}
