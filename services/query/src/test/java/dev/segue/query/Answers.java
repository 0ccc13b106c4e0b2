package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.Cluster.Node;
import dev.segue.query.http.Client.Response;
import dev.segue.recommend.Answer.Neighbor;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.SimilarRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What a node says, and what it is to say. */
final class Answers {
  private Answers() {}

  /** Random tracks, t0, t1, …, the same for the same seed. */
  static Map<String, FeatureVector> tracks(int count, long seed) {
    Random random = new Random(seed);
    Map<String, FeatureVector> tracks = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      FeatureVector features = TestModels.features(random);
      // What nothing can be said about is nobody's neighbour; it has a test of its own.
      tracks.put("t" + i, features.has(Feature.ENERGY) ? features : TestModels.features(random));
    }
    return tracks;
  }

  /** The answer that a catalogue of exactly these tracks gives. */
  static List<String> expected(
      Map<String, FeatureVector> tracks, FactorModel model, String seed, int limit)
      throws Exception {
    try (Catalogue catalogue = new Catalogue()) {
      tracks.forEach((id, f) -> catalogue.put(id, f, FoldedText.of(id, List.of())));
      catalogue.serve(model).get(10, TimeUnit.SECONDS);
      return new Recommender(catalogue)
          .similar(seed, SimilarRequest.nearest(model.name(), limit)).tracks().stream()
              .map(Neighbor::id)
              .toList();
    }
  }

  static JsonNode get(Node node, String path) {
    Response response = node.client().get(path);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }

  static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.get("tracks").forEach(track -> ids.add(track.get("id").textValue()));
    return ids;
  }
}
