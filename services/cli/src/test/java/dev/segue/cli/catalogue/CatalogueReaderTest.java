package dev.segue.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.catalogue.statistics.LayerCalibration;
import dev.segue.cli.catalogue.FakeTopics.Entry;
import dev.segue.cli.console.ProgressDisplay;
import dev.segue.cli.console.UserError;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.offline.fit.Neighbors;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.ModelStatus;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.wire.FactorModels;
import dev.segue.wire.FeatureVectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueReaderTest {
  private static final ProgressDisplay SILENT =
      new ProgressDisplay() {
        @Override
        public void at(long done, long total) {}

        @Override
        public void close() {}
      };

  private final Topics topics = new Topics("some.");
  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final FakeTopics kafka = new FakeTopics(true);

  @Test
  void shouldPlaceTheLatestOfEachTrackByTheModel() {
    create();
    kafka.write(
        topics.models(), 0, List.of(model(1), new Entry("broken", new byte[] {1}), model(2)));
    kafka.write(
        topics.tracks(),
        0,
        List.of(
            track("seed", 0.9, 0.1),
            track("near", 0.1, 0.9),
            track("gone", 0.9, 0.1),
            new Entry("rubbish", new byte[] {1, 2, 3}),
            track("near", 0.8, 0.1),
            track("other", 0.1, 0.9),
            new Entry("gone", null)));
    try (CatalogueReader reader = reader()) {
      Neighbors neighbors = reader.neighbors("classic", SILENT);
      assertThat(neighbors.ids()).containsExactlyInAnyOrder("seed", "near", "other");
      List<Neighbors.Neighbor> found = neighbors.of(neighbors.ids().indexOf("seed"), 5);
      assertThat(found).extracting(Neighbors.Neighbor::id).containsExactly("near", "other");
      assertThat(found.get(0).score()).isBetween(0.9f, 1f);
    }
  }

  @Test
  void shouldSayThatThereIsNoModelYet() {
    create();
    try (CatalogueReader reader = reader()) {
      assertThatThrownBy(() -> reader.neighbors("classic", SILENT))
          .isInstanceOf(UserError.class)
          .hasMessage("there is no model yet; a Segue needs some tracks before it has one.");
    }
  }

  @Test
  void shouldSayWhichModelsThereAre() {
    create();
    kafka.write(topics.models(), 0, List.of(model(7)));
    try (CatalogueReader reader = reader()) {
      assertThatThrownBy(() -> reader.neighbors("jazz", SILENT))
          .isInstanceOf(UserError.class)
          .hasMessageStartingWith("there is no model jazz; there are classic");
    }
  }

  @Test
  void shouldReadTheLayersOfTheLatestOfEachTrack() {
    create();
    kafka.write(
        topics.tracks(),
        0,
        List.of(
            layered("a", "base", "analyser"),
            track("b", 0.5, 0.5),
            layered("c", "base", "analyser"),
            new Entry("rubbish", new byte[] {1, 2, 3}),
            new Entry("c", null)));
    try (CatalogueReader reader = reader()) {
      LayerCalibration calibration = reader.calibration("analyser", SILENT);
      assertThat(calibration.tracks()).isEqualTo(1);
      assertThat(calibration.layers()).containsExactly("analyser", "base");
    }
  }

  private Entry layered(String id, String... layers) {
    CanonicalFeatures features =
        FeatureVectors.toRecord(FeatureVector.builder().raw(Feature.ENERGY, 0.5).build());
    Track track =
        GeneratedRecords.newTrack()
            .setId(id)
            .setFeatures(features)
            .setLayers(
                Stream.of(layers)
                    .map(
                        name ->
                            TrackLayer.newBuilder().setLayer(name).setFeatures(features).build())
                    .toList())
            .build();
    return new Entry(id, AvroCodec.of(Track.class, registry, topics.tracks()).encode(track));
  }

  private void create() {
    kafka.create(topics.models(), 1);
    kafka.create(topics.tracks(), 1);
  }

  private CatalogueReader reader() {
    return new CatalogueReader(topics, registry, new TopicReader(kafka, "localhost:1"));
  }

  private Entry model(int version) {
    FactorModel model =
        new FactorModel(
            "classic",
            version,
            new FeatureTransform(
                List.of(
                    FeatureScaling.minMax(Feature.ENERGY, 0, 1),
                    FeatureScaling.minMax(Feature.ACOUSTICNESS, 0, 1))),
            List.of(
                new Component(1, "energy", new double[] {1, 0.1}, 1),
                new Component(2, "acousticness", new double[] {0.1, 1}, 1)),
            Similarity.COSINE,
            0.25,
            100,
            1000,
            1_700_000_000_000L,
            "for a test",
            false);
    AvroCodec<dev.segue.schemas.avro.FactorModel> codec =
        AvroCodec.of(dev.segue.schemas.avro.FactorModel.class, registry, topics.models());
    return new Entry("classic", codec.encode(FactorModels.toRecord(model, ModelStatus.PROMOTED)));
  }

  private Entry track(String id, double energy, double acousticness) {
    Track track =
        GeneratedRecords.newTrack()
            .setId(id)
            .setTitle("Title of " + id)
            .setArtists(List.of())
            .setFeatures(
                FeatureVectors.toRecord(
                    FeatureVector.builder()
                        .raw(Feature.ENERGY, energy)
                        .raw(Feature.ACOUSTICNESS, acousticness)
                        .build()))
            .build();
    return new Entry(id, AvroCodec.of(Track.class, registry, topics.tracks()).encode(track));
  }
}
