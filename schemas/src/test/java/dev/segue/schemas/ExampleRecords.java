package dev.segue.schemas;

import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.CatalogueTotals;
import dev.segue.schemas.avro.Component;
import dev.segue.schemas.avro.FactorModel;
import dev.segue.schemas.avro.FeatureScaling;
import dev.segue.schemas.avro.FeatureTotals;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.ListenerRecommendation;
import dev.segue.schemas.avro.ListenerRecommendations;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.ModelStatus;
import dev.segue.schemas.avro.Recommendation;
import dev.segue.schemas.avro.Similarity;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.schemas.avro.TrackRecommendations;
import dev.segue.schemas.avro.Transform;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of each kind, with invented content. What they say must not change: golden bytes are
 * made of them.
 */
final class ExampleRecords {
  private static final long NOON = 1_700_000_000_000L;

  private ExampleRecords() {}

  static List<SpecificRecord> all() {
    return List.of(
        trackFeatures(),
        track(),
        evidence(),
        model(),
        command(),
        recommendations(),
        feedback(),
        listenerRecommendations());
  }

  static TrackFeatures trackFeatures() {
    return TrackFeatures.newBuilder()
        .setId("segue:1/ü %")
        .setTitle("Überall 夜")
        .setArtists(List.of("The Invented", "Nobody"))
        .setAlbum("Nowhere")
        .setGenres(List.of("pop", "dance pop"))
        .setReleaseDate("2019-06")
        .setMarket("AT")
        .setIsrc("ATX991900001")
        .setExplicit(true)
        .setPopularity(66.0)
        .setDanceability(0.748)
        .setEnergy(0.916)
        .setKey(6.0)
        .setLoudness(-2.634)
        .setMode(1.0)
        .setSpeechiness(0.0583)
        .setAcousticness(0.102)
        .setLiveness(0.0653)
        .setValence(0.518)
        .setTempo(122.036)
        .setDurationMs(194754.0)
        .setTimeSignature(4.0)
        .setSource("invented.csv")
        .setObservedAt(NOON)
        .setLayer("manual")
        .setExternalIds(List.of("isrc:ATX991900001", "subsonic:home:42"))
        .build();
  }

  static Track track() {
    return Track.newBuilder()
        .setNormalizedAt(NOON)
        .setId("segue:1/ü %")
        .setTitle("Überall 夜")
        .setArtists(List.of("The Invented", "Nobody"))
        .setGenres(List.of("pop"))
        .setReleaseDate("2019")
        .setExplicit(false)
        .setFeatures(features())
        .setExternalIds(List.of("isrc:ATX991900001"))
        .setLayers(List.of(layer("manual"), layer("base")))
        .build();
  }

  private static TrackLayer layer(String name) {
    return TrackLayer.newBuilder()
        .setLayer(name)
        .setStatedAt(NOON)
        .setTitle("Überall 夜")
        .setArtists(List.of("The Invented"))
        .setExternalIds(List.of("isrc:ATX991900001"))
        .setFeatures(features())
        .setCalibrated(List.of("loudness"))
        .build();
  }

  static CatalogueEvidence evidence() {
    return CatalogueEvidence.newBuilder()
        .setTask(3)
        .setTotals(
            CatalogueTotals.newBuilder()
                .setTracks(2)
                .setFeatures(
                    List.of(
                        FeatureTotals.newBuilder()
                            .setFeature("energy")
                            .setCount(2)
                            .setSum(integer(BigInteger.ONE.shiftLeft(70)))
                            .setSumOfSquares(integer(BigInteger.ONE.shiftLeft(130)))
                            .setMinimum(0.25)
                            .setMaximum(0.75)
                            .build()))
                .build())
        .build();
  }

  static FactorModel model() {
    return FactorModel.newBuilder()
        .setName("classic")
        .setVersion(4)
        .setStatus(ModelStatus.PROMOTED)
        .setFeatures(
            List.of(
                FeatureScaling.newBuilder()
                    .setFeature("energy")
                    .setTransform(Transform.LOG)
                    .setLow(-1.5)
                    .setHigh(0.0)
                    .setClip(true)
                    .setWeight(2.0)
                    .setSentinelIsMissing(true)
                    .build()))
        .setComponents(
            List.of(
                Component.newBuilder()
                    .setId(0)
                    .setName("energy")
                    .setWeights(List.of(1.0))
                    .setScale(0.5)
                    .setRms(0.25)
                    .setAlias("Loud ones")
                    .build()))
        .setSimilarity(Similarity.EUCLIDEAN)
        .setRelativeError(0.125)
        .setSampleSize(8192)
        .setTracks(600_000)
        .setCreatedAt(NOON)
        .setReason("The first model.")
        .setSettled(true)
        .build();
  }

  static ModelCommand command() {
    return ModelCommand.newBuilder()
        .setModel("classic")
        .setPinnedVersion(12)
        .setAliases(Map.of("3", "Träume"))
        .setUpdatedAt(NOON)
        .build();
  }

  static TrackRecommendations recommendations() {
    return TrackRecommendations.newBuilder()
        .setId("segue:1/ü %")
        .setTitle("Überall 夜")
        .setArtists(List.of("The Invented"))
        .setModel("classic")
        .setModelVersion(4)
        .setCategory("energy")
        .setRecommendations(
            List.of(
                Recommendation.newBuilder()
                    .setId("segue:2")
                    .setRank(1)
                    .setScore(0.9375)
                    .setTitle("Somewhere")
                    .setArtists(List.of("Nobody"))
                    .build()))
        .setCreatedAt(NOON)
        .build();
  }

  static ListenerFeedback feedback() {
    return ListenerFeedback.newBuilder()
        .setListener("Zoë")
        .setTrackId("segue:1/ü %")
        .setRating(-1)
        .setRatedAt(NOON)
        .build();
  }

  static ListenerRecommendations listenerRecommendations() {
    return ListenerRecommendations.newBuilder()
        .setListener("Zoë")
        .setModel("tuned")
        .setModelVersion(7)
        .setLikes(3)
        .setDislikes(1)
        .setRecommendations(
            List.of(
                ListenerRecommendation.newBuilder()
                    .setId("segue:2")
                    .setRank(1)
                    .setScore(0.9375)
                    .setTitle("Somewhere")
                    .setArtists(List.of("Nobody"))
                    .build()))
        .setCreatedAt(NOON)
        .build();
  }

  private static CanonicalFeatures features() {
    return CanonicalFeatures.newBuilder()
        .setPopularity(0.66)
        .setEnergy(0.916)
        .setLoudness(1.021)
        .setTempo(0.488144)
        .build();
  }

  private static ByteBuffer integer(BigInteger value) {
    return ByteBuffer.wrap(value.toByteArray());
  }
}
