package dev.segue.recommend.artist;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.RowNames;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Options;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.SimilarBatch;
import dev.segue.recommend.SimilarRequest;
import dev.segue.recommend.TrackFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds artists whose tracks lie where those of another do, compared as sets and not by their
 * means: the mean of an artist with two sides lies where neither is.
 *
 * <p>The score of an artist B for A is the directed average Hausdorff (chamfer) similarity, <i>mean
 * over a of A of the greatest similarity of a and a track of B</i>. Of A, {@value #MOST_SEEDS}
 * tracks at most are asked, evenly spread over the order of popularity; each knows its {@value
 * #NEIGHBORS} nearest tracks of others, and a B that is not among them counts as the last of them,
 * so the order of those that are found often is exact and the others come behind.
 */
public final class ArtistSimilarity {
  private static final int MOST_SEEDS = 24;
  // With 100, most artists that are alike are not among them: worse than means of tracks.
  private static final int NEIGHBORS = 400;

  private final Catalogue catalogue;
  private final Recommender recommender;

  public ArtistSimilarity(Catalogue catalogue, Recommender recommender) {
    this.catalogue = catalogue;
    this.recommender = recommender;
  }

  private static final class Tally {
    /** Sum of what the best track of each seed has above the floor of the seed. */
    private double gain;

    private final Map<String, Integer> votes = new HashMap<>();
    private final Map<String, Double> nearest = new HashMap<>();

    void add(String id, double score, double floor, boolean bestOfSeed) {
      gain += bestOfSeed ? score - floor : 0;
      votes.merge(id, 1, Integer::sum);
      nearest.merge(id, score, Math::max);
    }

    /** The track that the most seeds have near; of those, the nearest; then by id. */
    String entryPoint() {
      return votes.keySet().stream()
          .min(
              Comparator.<String>comparingInt(id -> -votes.getOrDefault(id, 0))
                  .thenComparingDouble(id -> -nearest.getOrDefault(id, 0.0))
                  .thenComparing(id -> id))
          .orElseThrow();
    }
  }

  /**
   * The artists most like one, the most alike first.
   *
   * @throws dev.segue.catalogue.UnknownModelException if no such model is served
   */
  public SimilarArtists similar(Artist artist, String model, int limit) {
    List<String> seeds = spread(artist.trackIds());
    TrackFilter others = TrackFilter.builder().notArtists(List.of(artist.key())).build();
    SimilarBatch batch =
        recommender.similar(new SimilarRequest(model, NEIGHBORS, 0, Options.of(others)));
    CatalogueSnapshot snapshot = catalogue.snapshot();
    Map<String, Tally> tallies = new HashMap<>();
    double floors = 0;
    for (String seed : seeds) {
      List<Answer.Neighbor> neighbors = batch.answer(seed).map(Answer::tracks).orElse(List.of());
      double floor = neighbors.size() < NEIGHBORS ? 0 : neighbors.get(neighbors.size() - 1).score();
      floors += floor;
      count(snapshot, neighbors, floor, tallies);
    }
    double all = floors;
    int asked = Math.max(1, seeds.size());
    List<SimilarArtist> similar =
        tallies.entrySet().stream()
            .map(
                entry ->
                    new SimilarArtist(
                        entry.getKey(),
                        (all + entry.getValue().gain) / asked,
                        entry.getValue().entryPoint()))
            .sorted(
                Comparator.<SimilarArtist>comparingDouble(one -> -one.score())
                    .thenComparing(SimilarArtist::key))
            .limit(limit)
            .toList();
    return new SimilarArtists(batch.model(), batch.version(), similar);
  }

  /** The neighbours of one seed come nearest first, so the first of an artist is its best. */
  private static void count(
      CatalogueSnapshot snapshot,
      List<Answer.Neighbor> neighbors,
      double floor,
      Map<String, Tally> tallies) {
    RowNames names = snapshot.rows().names();
    Map<String, Boolean> seen = new HashMap<>();
    for (Answer.Neighbor neighbor : neighbors) {
      int row = snapshot.find(neighbor.id());
      if (row < 0) {
        continue;
      }
      for (String name : names.artists(row)) {
        boolean best = seen.put(name, true) == null;
        tallies
            .computeIfAbsent(name, key -> new Tally())
            .add(neighbor.id(), neighbor.score(), floor, best);
      }
    }
  }

  private static List<String> spread(List<String> ids) {
    int size = Math.min(MOST_SEEDS, ids.size());
    List<String> some = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      some.add(ids.get((int) ((long) i * ids.size() / size)));
    }
    return some;
  }
}
