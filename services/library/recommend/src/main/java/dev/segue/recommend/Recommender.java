package dev.segue.recommend;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.index.TopN;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Answer.Neighbor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tracks that fit, by the similarity of their components. Every answer comes from one
 * snapshot, by one way: look the examples up ({@link Seeds}), put the catalogue in order ({@link
 * CandidateSource}), fold duplicates ({@link Folding}), choose ({@link Reranking}), explain ({@link
 * Explainer}). Ties are broken by id, in code point order, so equal catalogues give equal answers.
 */
public final class Recommender {
  private final Catalogue catalogue;

  /** The last that was asked for; two requests at once may each take one, which is no harm. */
  private volatile @Nullable CatalogueDistribution distribution;

  public Recommender(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The tracks that fit a request; none of its examples is among them.
   *
   * @throws UnknownTracksException if the catalogue has none of the tracks to go by, or the request
   *     is strict and it has not all
   * @throws UnknownModelException if no such model is served
   * @throws UnusableRequestException if the options cannot be fulfilled in any catalogue
   */
  public Answer recommend(RecommendationRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    return recommend(snapshot, snapshot.served(request.model()), request, -1);
  }

  /**
   * The tracks nearest to a track of the catalogue, which is not among them.
   *
   * @throws UnknownTrackException if the catalogue has no such track
   */
  public Answer similar(String id, SimilarRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    return similar(snapshot, snapshot.served(request.model()), id, request);
  }

  /** The answers to any ids, from one snapshot and one version of a model. */
  public SimilarBatch similar(SimilarRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.served(request.model());
    return new SimilarBatch(
        served.model().name(),
        served.model().version(),
        id ->
            snapshot.find(id) < 0
                ? Optional.empty()
                : Optional.of(similar(snapshot, served, id, request)));
  }

  /**
   * The tracks nearest to a track as {@code features} describe it, whatever the catalogue holds
   * under its id; the track itself is not among them.
   */
  public Answer similar(String id, FeatureVector features, SimilarRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    return recommend(
        snapshot,
        snapshot.served(request.model()),
        RecommendationRequest.like(new Example.Sound(features, 1), request),
        snapshot.find(id));
  }

  /** The tracks nearest to features that need not be in any catalogue. */
  public Answer similar(FeatureVector features, SimilarRequest request) {
    return recommend(RecommendationRequest.like(new Example.Sound(features, 1), request));
  }

  private Answer similar(
      CatalogueSnapshot snapshot, ServedModel served, String id, SimilarRequest request) {
    if (snapshot.find(id) < 0) {
      throw new UnknownTrackException(id);
    }
    return recommend(
        snapshot, served, RecommendationRequest.like(new Example.Known(id, 1), request), -1);
  }

  /**
   * @param itself a row that is an example besides those of the request, or −1
   */
  private Answer recommend(
      CatalogueSnapshot snapshot, ServedModel served, RecommendationRequest request, int itself) {
    Options options = request.options();
    if (request.offset() > 0 && options.exploration() > 0) {
      throw new UnusableRequestException(
          "offset", "'offset' does not go with 'exploration', which draws each answer anew.");
    }
    Seeds seeds = Seeds.of(snapshot, served, request);
    int[] examples = itself < 0 ? seeds.rows() : new int[] {itself};
    RowSearch search =
        new RowSearch(
            snapshot,
            served,
            options.filter().over(snapshot, served),
            examples,
            options.filter().only().orElse(Set.of()));
    CandidateSource source = source(request.strategy(), search, seeds);
    if (source.seesNothing()) {
      return new Answer(
          served.model().name(),
          served.model().version(),
          null,
          List.of(),
          EmptyAnswerReason.NOTHING_SEEN,
          seeds.unknownIds());
    }
    List<Choice> chosen =
        new Reranking(options, search)
            .first(
                new Folding(snapshot.rows(), options, examples),
                source,
                request.offset() + request.limit());
    List<Neighbor> tracks = new ArrayList<>(request.limit());
    Explainer explainer = options.explain() ? new Explainer(search, distribution(snapshot)) : null;
    for (int place = request.offset(); place < chosen.size(); place++) {
      tracks.add(neighbor(chosen.get(place), place + 1, source, search, served, explainer));
    }
    return new Answer(
        served.model().name(),
        served.model().version(),
        name(served.category(source.reference(0).embedding())),
        tracks,
        tracks.isEmpty()
            ? EmptyAnswerReason.of(snapshot, served, options.filter(), examples)
            : null,
        seeds.unknownIds());
  }

  private CatalogueDistribution distribution(CatalogueSnapshot snapshot) {
    CatalogueDistribution last = distribution;
    if (last == null || !last.fits(snapshot)) {
      last = CatalogueDistribution.of(snapshot);
      distribution = last;
    }
    return last;
  }

  private static CandidateSource source(Strategy strategy, RowSearch search, Seeds seeds) {
    return switch (strategy) {
      case NEAREST, FAVOURITE_CLUSTER -> new NearestToMean(search, seeds);
      case BEST_OF -> new BestOfAny(search, seeds);
      case GROUP -> new LeastMisery(search, seeds);
    };
  }

  private static Neighbor neighbor(
      Choice choice,
      int rank,
      CandidateSource source,
      RowSearch search,
      ServedModel served,
      @Nullable Explainer explainer) {
    int row = choice.row();
    int query = choice.candidate().query();
    double score = score(choice.candidate().score());
    Explanation explanation =
        explainer == null ? null : explainer.explain(row, source, query, score);
    return new Neighbor(
        search.snapshot().rows().id(row),
        rank,
        score,
        name(served.category(row)),
        choice.duplicates().stream().map(search.snapshot().rows()::id).toList(),
        explanation);
  }

  /** The tracks of a list of rows, without folding. */
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
              name(served.category(row)),
              List.of(),
              null));
    }
    return new Answer(
        served.model().name(),
        served.model().version(),
        name(served.category(query)),
        tracks,
        null,
        List.of());
  }

  /** Unit rows of single precision may have a product of 1.0000001. */
  static double score(float product) {
    return Math.max(-1, Math.min(1, product));
  }

  private static @Nullable String name(@Nullable Component component) {
    return component == null ? null : component.label();
  }
}
