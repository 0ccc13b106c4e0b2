package dev.segue.catalogue.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueMemory;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.TrackFacts;
import dev.segue.catalogue.TrackStore;
import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generated tracks with three ids elsewhere each: no wrong match, in bounded memory. As many as the
 * system property {@code segue.resolver.tracks} says.
 */
class ResolverAtScaleTest {
  private static final Logger LOG = LoggerFactory.getLogger(ResolverAtScaleTest.class);
  private static final int TRACKS = Integer.getInteger("segue.resolver.tracks", 64_000);
  private static final int BATCH = 1_000;

  /** Every eighth batch is looked up; 1 for all. */
  private static final int LOOKED_AT = 8;

  @Test
  void shouldMatchEveryIdOfTheTracksLookedAtAndNoOther() {
    try (Catalogue catalogue = new Catalogue()) {
      for (int i = 0; i < TRACKS; i++) {
        Track track = track(i);
        catalogue.put(
            track.getId(),
            FeatureVectors.of(track.getFeatures()),
            FoldedText.of(track.getTitle(), track.getArtists()),
            TrackFacts.of(track));
      }
      TrackStore store = ResolverAtScaleTest::stored;
      TrackResolver resolver = new TrackResolver(catalogue, store);
      CatalogueMemory memory = catalogue.snapshot().memory();
      double perId = memory.externalIds() / (3.0 * TRACKS);
      assertThat(perId).as("bytes of memory for an id").isLessThanOrEqualTo(16);
      long start = System.nanoTime();
      int looked = 0;
      for (int from = 0; from < TRACKS; from += LOOKED_AT * BATCH) {
        looked += assertMatched(resolver, from);
      }
      long nanos = System.nanoTime() - start;
      LOG.info(
          "{} lookups in {} ms, {} bytes of memory for each of {} ids",
          looked,
          TimeUnit.NANOSECONDS.toMillis(nanos),
          String.format(Locale.ROOT, "%.2f", perId),
          3 * TRACKS);
    }
  }

  /** By one of the three ids each, and by one that no track has. */
  private static int assertMatched(TrackResolver resolver, int from) {
    List<Description> descriptions = new ArrayList<>();
    for (int i = from; i < from + BATCH; i++) {
      for (String id : track(i).getExternalIds()) {
        descriptions.add(new Description(null, List.of(id), null, null, List.of(), Double.NaN));
      }
      descriptions.add(Description.of("spotify:none" + i));
    }
    List<Resolution> resolutions = resolver.resolve(descriptions, false);
    for (int i = 0; i < descriptions.size(); i++) {
      String expected = i % 4 == 3 ? null : id(from + i / 4);
      if (!Objects.equals(resolutions.get(i).id(), expected)) {
        throw new AssertionError(
            descriptions.get(i) + " gave " + resolutions.get(i) + ", not " + expected);
      }
    }
    return descriptions.size();
  }

  private static String id(int number) {
    return "t" + number;
  }

  private static @Nullable Track stored(String id) {
    return track(Integer.parseInt(id.substring(1)));
  }

  private static Track track(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return Track.newBuilder()
        .setId(id(number))
        .setTitle("Title " + number % 50_000)
        .setArtists(List.of("Artist " + number % 9_000))
        .setExternalIds(
            List.of(
                "spotify:" + Long.toString(random.nextLong(Long.MAX_VALUE), 36) + number,
                "isrc:" + String.format(Locale.ROOT, "ATX%09d", number),
                "mbid:" + Long.toHexString(random.nextLong()) + "-" + number))
        .setFeatures(CanonicalFeatures.newBuilder().setEnergy(number / (double) TRACKS).build())
        .build();
  }
}
