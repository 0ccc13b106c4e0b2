package dev.segue.recommend;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** A catalogue of invented tracks under a model, and the naive answers to questions about it. */
final class PipelineFixture implements AutoCloseable {
  final Catalogue catalogue = new Catalogue();
  final Recommender recommender = new Recommender(catalogue);
  private final Random random;

  PipelineFixture(int tracks, long seed) {
    random = new Random(seed);
    for (int i = 0; i < tracks; i++) {
      RandomTracks.put(catalogue, RandomTracks.track("t" + i, random));
    }
    RandomTracks.serve(catalogue, 1);
  }

  /** A track of its own features, of no artist, title or code that another has. */
  void put(String id, FeatureVector features) {
    RandomTracks.put(
        catalogue,
        Track.newBuilder(RandomTracks.track(id, "Title of " + id, features, random))
            .setIsrc(null)
            .setArtists(List.of("Artist of " + id))
            .build());
  }

  void put(Track track) {
    RandomTracks.put(catalogue, track);
  }

  FeatureVector features() {
    return TestModels.features(random);
  }

  CatalogueSnapshot snapshot() {
    return catalogue.snapshot();
  }

  ServedModel served() {
    return served("classic");
  }

  ServedModel served(String model) {
    return snapshot().model(model).orElseThrow();
  }

  float[] embedding(String id) {
    return embedding("classic", id);
  }

  float[] embedding(String model, String id) {
    float[] embedding = new float[served(model).model().rank()];
    served(model).index().copyRow(snapshot().find(id), embedding, 0);
    return embedding;
  }

  /** All ids by descending score, then by id, computed one by one. */
  List<String> ordered(ToDoubleFunction<String> score, List<String> without) {
    List<String> ids = new ArrayList<>();
    for (int row = 0; row < snapshot().rowLimit(); row++) {
      if (snapshot().isLive(row)) {
        ids.add(snapshot().rows().id(row));
      }
    }
    ids.removeAll(without);
    ids.sort(
        Comparator.<String>comparingDouble(id -> -score.applyAsDouble(id))
            .thenComparing(Comparator.naturalOrder()));
    return ids;
  }

  static RecommendationRequest request(
      List<Example> positive, List<Example> negative, Strategy strategy, Options options) {
    return new RecommendationRequest(
        "classic", positive, negative, strategy, false, 10, 0, options);
  }

  /** Nothing folded, so that the order of scores is the answer. */
  static Options plain() {
    return new Options(
        TrackFilter.none(), java.util.Map.of(), 0, 0, 0, Duplicates.KEEP, 0, 0, false);
  }

  static List<String> ids(Answer answer) {
    return answer.tracks().stream().map(Answer.Neighbor::id).toList();
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
