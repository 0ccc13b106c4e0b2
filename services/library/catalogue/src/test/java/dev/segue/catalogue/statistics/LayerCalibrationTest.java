package dev.segue.catalogue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.catalogue.statistics.LayerCalibration.Learned;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.wire.FeatureVectors;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LayerCalibrationTest {
  private final LayerCalibration calibration = new LayerCalibration("other");

  @Test
  void shouldLearnTheScaleOfAnotherAnalyser() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      double energy = random.nextDouble();
      double valence = random.nextDouble();
      calibration.put(
          "t" + i, track(vector(energy, valence), vector(energy * energy, valence), "other"));
    }

    List<Learned> learned = calibration.learn(100, 21);

    assertThat(learned)
        .extracting(Learned::feature)
        .containsExactly(Feature.ENERGY, Feature.VALENCE);
    Learned energy = learned.get(0);
    assertThat(energy.tracks()).isEqualTo(2_000);
    assertThat(energy.otherScale()).isTrue();
    assertThat(energy.distanceBefore()).isGreaterThan(0.2);
    assertThat(energy.distanceAfter()).isLessThan(0.05);
    for (double value : new double[] {0.04, 0.25, 0.64}) {
      assertThat(energy.mapping().apply(value)).isCloseTo(Math.sqrt(value), within(0.02));
    }
    assertThat(learned.get(1).otherScale()).isFalse();
  }

  @Test
  void shouldHoldTheLatestOfEachTrackOnly() {
    calibration.put("a", track(vector(0.5, 0.5), vector(0.25, 0.5), "other"));
    calibration.put("b", track(vector(0.6, 0.5), vector(0.36, 0.5), "other"));
    calibration.put("c", track(vector(0.6, 0.5), vector(0.36, 0.5), "third"));
    assertThat(calibration.tracks()).isEqualTo(2);

    calibration.put("a", null);
    calibration.put("b", track(vector(0.6, 0.5), null, "other"));

    assertThat(calibration.tracks()).isZero();
    assertThat(calibration.layers()).containsExactly("base", "other", "third");
    assertThat(calibration.learn(1, 21)).isEmpty();
  }

  @Test
  void shouldLearnNothingOfFewTracksNorOfWholeValues() {
    for (int i = 0; i < 99; i++) {
      FeatureVector mine =
          FeatureVector.builder().raw(Feature.KEY, i % 12).raw(Feature.ENERGY, i / 99.0).build();
      calibration.put("t" + i, track(mine, mine, "other"));
    }

    assertThat(calibration.learn(100, 21)).isEmpty();
    assertThat(calibration.learn(99, 21))
        .extracting(Learned::feature)
        .containsExactly(Feature.ENERGY);
  }

  private static FeatureVector vector(double energy, double valence) {
    return FeatureVector.builder()
        .raw(Feature.ENERGY, energy)
        .raw(Feature.VALENCE, valence)
        .build();
  }

  private static Track track(FeatureVector base, @Nullable FeatureVector other, String layer) {
    List<TrackLayer> layers =
        other == null
            ? List.of(layer("base", base))
            : List.of(layer("base", base), layer(layer, other));
    return GeneratedRecords.newTrack()
        .setId("any")
        .setFeatures(FeatureVectors.toRecord(base))
        .setLayers(layers)
        .build();
  }

  private static TrackLayer layer(String name, FeatureVector features) {
    return TrackLayer.newBuilder()
        .setLayer(name)
        .setFeatures(FeatureVectors.toRecord(features))
        .build();
  }
}
