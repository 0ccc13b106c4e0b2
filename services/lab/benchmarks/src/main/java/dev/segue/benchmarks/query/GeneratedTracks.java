package dev.segue.benchmarks.query;

import dev.segue.catalogue.TrackFacts;
import dev.segue.collector.sample.SampleCatalogue;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks as the sample source draws them, each from its number, and models fitted on them. */
final class GeneratedTracks {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 22;
  private static final int SAMPLE = 8_192;

  private final SampleCatalogue catalogue = new SampleCatalogue(SampleCatalogue.DEFAULT_SEED);

  /** What a catalogue is told of a track, but its names. */
  record Drawn(String id, FeatureVector features, TrackFacts facts) {}

  /** Track number {@code number}. */
  Drawn draw(long number) {
    TrackFeatures event = catalogue.track(number);
    Track track = facts(number, event).build();
    return new Drawn(track.getId(), FeatureVectors.of(event), TrackFacts.of(track));
  }

  /** All of track number {@code number}, as the streams app publishes it. */
  Track record(long number) {
    TrackFeatures event = catalogue.track(number);
    return facts(number, event)
        .setTitle(event.getTitle())
        .setArtists(event.getArtists())
        .setAlbum(event.getAlbum())
        .setIsrc(event.getIsrc())
        .setFeatures(FeatureVectors.toRecord(FeatureVectors.of(event)))
        .build();
  }

  private static Track.Builder facts(long number, TrackFeatures event) {
    return GeneratedRecords.newTrack()
        .setId(id(number))
        .setFeatures(new CanonicalFeatures())
        .setReleaseDate(event.getReleaseDate())
        .setExplicit(event.getExplicit())
        .setGenres(event.getGenres())
        .setMarket(event.getMarket());
  }

  /** The features of track number {@code number}. */
  FeatureVector features(long number) {
    return FeatureVectors.of(catalogue.track(number));
  }

  /** An identifier as long and as random as those of streaming services. */
  static String id(long number) {
    long bits = number * 0x9E3779B97F4A7C15L;
    char[] id = new char[ID_LENGTH];
    for (int i = 0; i < ID_LENGTH; i++) {
      bits ^= bits >>> 29;
      bits *= 0xBF58476D1CE4E5B9L;
      id[i] = DIGITS.charAt((int) Long.remainderUnsigned(bits ^ (bits >>> 32), DIGITS.length()));
    }
    // The last ones keep ids of different tracks different.
    long rest = number;
    for (int i = ID_LENGTH - 1; i >= ID_LENGTH - 6; i--) {
      id[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
    return new String(id);
  }

  /**
   * A model of the recipe {@code classic} with {@code rank} components.
   *
   * @param first number of the first track it is fitted on
   * @param before the version that it continues, or null
   */
  FactorModel model(int rank, long first, @Nullable FactorModel before) {
    List<BottomKSample.Entry> sample = new ArrayList<>();
    FeatureTotals totals = new FeatureTotals();
    for (long number = first; number < first + SAMPLE; number++) {
      FeatureVector features = features(number);
      sample.add(BottomKSample.Entry.of(id(number), features));
      totals.add(features);
    }
    Recipe recipe = Recipe.classic().withRank(RankRule.fixed(rank));
    ModelFitter.Fit fit = ModelFitter.refresh(recipe, sample, totals, before, before, 1);
    return fit.model().orElseThrow(() -> new IllegalStateException(fit.sentence()));
  }
}
