package dev.segue.recommend;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.TestModels;
import dev.segue.catalogue.TrackFacts;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Invented tracks with everything a filter can ask for, half of it missing here and there. */
final class RandomTracks {
  static final List<String> GENRES = List.of("Pop", "Hip-Hop", "Rock", "Älternative", "jazz");
  static final List<String> MARKETS = List.of("DE", "US", "JP");
  static final List<String> ARTISTS = List.of("Ada", "Béla & Co", "Cleo", "!!!", "Dora", "Ada B");

  private RandomTracks() {}

  /** A track whose features and facts depend on the state of {@code random}. */
  static Track track(String id, Random random) {
    return track(id, "Title " + random.nextInt(1_000_000), TestModels.features(random), random);
  }

  static Track track(String id, String title, FeatureVector features, Random random) {
    return GeneratedRecords.newTrack()
        .setId(id)
        .setTitle(title)
        .setArtists(some(ARTISTS, random))
        .setAlbum(random.nextBoolean() ? null : "Album " + random.nextInt(5))
        .setGenres(some(GENRES, random))
        .setReleaseDate(random.nextInt(4) == 0 ? null : (1980 + random.nextInt(40)) + "-05")
        .setMarket(random.nextInt(4) == 0 ? null : one(MARKETS, random))
        .setExplicit(explicit(random.nextInt(3)))
        .setIsrc(random.nextBoolean() ? null : "DEAAA%07d".formatted(random.nextInt(10_000_000)))
        .setFeatures(FeatureVectors.toRecord(features))
        .build();
  }

  static void put(Catalogue catalogue, Track track) {
    catalogue.put(
        track.getId(),
        FeatureVectors.of(track.getFeatures()),
        FoldedText.of(track.getTitle(), track.getArtists()),
        TrackFacts.of(track));
  }

  static void serve(Catalogue catalogue, int version) {
    try {
      catalogue.serve(TestModels.model("classic", version, version)).get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> some(List<String> all, Random random) {
    List<String> some = new ArrayList<>();
    for (String one : all) {
      if (random.nextInt(3) == 0) {
        some.add(one);
      }
    }
    return some;
  }

  private static String one(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static @Nullable Boolean explicit(int number) {
    return number == 0 ? null : Boolean.valueOf(number == 1);
  }
}
