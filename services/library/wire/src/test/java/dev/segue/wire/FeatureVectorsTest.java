package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class FeatureVectorsTest {
  private static final List<String> LABELS =
      Arrays.stream(Feature.values()).map(Feature::label).toList();

  @Test
  void shouldFindTheFeaturesInTheRecordsInTheEnginesOrder() {
    List<String> raw =
        TrackFeatures.getClassSchema().getFields().stream().map(Schema.Field::name).toList();
    int first = raw.indexOf(LABELS.get(0));

    assertThat(raw.subList(first, first + Feature.COUNT)).isEqualTo(LABELS);
    assertThat(CanonicalFeatures.getClassSchema().getFields())
        .extracting(Schema.Field::name)
        .isEqualTo(LABELS);
  }

  @Test
  void shouldTakeAnEventToCanonicalUnits() {
    TrackFeatures event =
        TrackFeatures.newBuilder()
            .setId("1")
            .setPopularity(66.0)
            .setLoudness(1.2)
            .setKey(-1.0)
            .setTimeSignature(4.0)
            .build();

    FeatureVector vector = FeatureVectors.of(event);

    assertThat(vector)
        .isEqualTo(
            FeatureVector.builder()
                .canonical(Feature.POPULARITY, 0.66)
                .canonical(Feature.LOUDNESS, 61.2 / 60)
                .canonical(Feature.KEY, 0)
                .canonical(Feature.TIME_SIGNATURE, 0.8)
                .build());
    assertThat(FeatureVectors.raw(event, Feature.LOUDNESS)).isEqualTo(1.2);
    assertThat(FeatureVectors.raw(event, Feature.ENERGY)).isNull();
  }

  @Test
  void shouldTellWhatIsNotANumberFromWhatIsAbsent() {
    TrackFeatures event = TrackFeatures.newBuilder().setId("1").setEnergy(Double.NaN).build();

    assertThat(FeatureVectors.raw(event, Feature.ENERGY)).isNaN();
  }

  @Test
  void shouldBringEveryVectorBack() {
    Random random = new Random(1);
    double[] target = new double[Feature.COUNT + 2];
    for (int i = 0; i < 200; i++) {
      FeatureVector.Builder builder = FeatureVector.builder();
      for (Feature feature : Feature.values()) {
        if (random.nextBoolean()) {
          builder.canonical(feature, random.nextDouble() * 1.2 - 0.1);
        }
      }
      FeatureVector vector = builder.build();
      CanonicalFeatures written = FeatureVectors.toRecord(vector);

      assertThat(FeatureVectors.of(written)).isEqualTo(vector);
      FeatureVectors.copyInto(written, target, 1);
      assertThat(FeatureVector.of(Arrays.copyOfRange(target, 1, 1 + Feature.COUNT)))
          .isEqualTo(vector);
    }
  }

  @Test
  void shouldWriteNullForWhatIsMissing() {
    assertThat(FeatureVectors.toRecord(FeatureVector.empty())).isEqualTo(new CanonicalFeatures());
  }
}
