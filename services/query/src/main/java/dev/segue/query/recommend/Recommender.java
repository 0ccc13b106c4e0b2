package dev.segue.query.recommend;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.index.TopN;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.catalogue.Catalogue;
import dev.segue.query.catalogue.CatalogueSnapshot;
import dev.segue.query.catalogue.ServedModel;
import dev.segue.query.recommend.Answer.Neighbor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tracks nearest to a track or to a vector of features, by the similarity of their
 * components. Every answer comes from one snapshot; ties are broken by id, in code point order.
 */
public final class Recommender {
  private final Catalogue catalogue;

  public Recommender(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The tracks nearest to a track of the catalogue, which is not among them.
   *
   * @throws UnknownTrackException if the catalogue has no such track
   * @throws UnknownModelException if no such model is served
   */
  public Answer similar(String id, SimilarRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = served(snapshot, request.model());
    int seed = snapshot.find(id);
    if (seed < 0) {
      throw new UnknownTrackException(id);
    }
    float[] query = new float[served.model().rank()];
    served.index().copyRow(seed, query, 0);
    return search(snapshot, served, query, seed, request);
  }

  /**
   * The tracks nearest to a track as {@code features} describe it, whatever the catalogue holds
   * under its id; the track itself is not among them.
   */
  public Answer similar(String id, FeatureVector features, SimilarRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = served(snapshot, request.model());
    return search(snapshot, served, project(served, features), snapshot.find(id), request);
  }

  /** The tracks nearest to features that need not be in any catalogue. */
  public Answer similar(FeatureVector features, SimilarRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = served(snapshot, request.model());
    return search(snapshot, served, project(served, features), -1, request);
  }

  private static Answer search(
      CatalogueSnapshot snapshot,
      ServedModel served,
      float[] query,
      int seed,
      SimilarRequest request) {
    TopN nearest =
        served
            .index()
            .search(
                query,
                request.offset() + request.limit(),
                request.filter().over(snapshot, served),
                seed < 0 ? new int[0] : new int[] {seed},
                snapshot.rows()::compareIds);
    return answer(snapshot, served, query, nearest, request);
  }

  static Answer answer(
      CatalogueSnapshot snapshot,
      ServedModel served,
      float[] query,
      TopN nearest,
      SimilarRequest request) {
    List<Neighbor> tracks = new ArrayList<>(request.limit());
    for (int place = request.offset(); place < nearest.size(); place++) {
      int row = nearest.row(place);
      tracks.add(
          new Neighbor(
              snapshot.rows().id(row),
              place + 1,
              score(nearest.score(place)),
              name(served.category(row))));
    }
    return new Answer(
        served.model().name(), served.model().version(), name(served.category(query)), tracks);
  }

  /** Rounded like the columns, so that a seed outside the catalogue gets the bits of one inside. */
  private static float[] project(ServedModel served, FeatureVector features) {
    double[] values = new double[Feature.COUNT];
    features.copyInto(values, 0);
    for (int f = 0; f < values.length; f++) {
      values[f] = (float) values[f];
    }
    float[] embedding = new float[served.model().rank()];
    new Projection(served.model()).project(FeatureVector.of(values), embedding, 0);
    return embedding;
  }

  /** The model of this name in a snapshot, or {@link UnknownModelException}. */
  public static ServedModel served(CatalogueSnapshot snapshot, String model) {
    return snapshot.model(model).orElseThrow(() -> new UnknownModelException(model));
  }

  /** Unit rows of single precision may have a product of 1.0000001. */
  static double score(float product) {
    return Math.max(0, Math.min(1, product));
  }

  private static @Nullable String name(@Nullable Component component) {
    return component == null ? null : component.name();
  }
}
