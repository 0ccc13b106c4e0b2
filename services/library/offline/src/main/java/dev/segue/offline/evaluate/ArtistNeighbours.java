package dev.segue.offline.evaluate;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.TrackFacts;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.RangeColumns;
import dev.segue.engine.track.Feature;
import dev.segue.offline.OfflineRow;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.artist.Artist;
import dev.segue.recommend.artist.ArtistSimilarity;
import dev.segue.recommend.artist.SimilarArtist;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Artists as the query service compares them: the same code over a catalogue of the table. */
final class ArtistNeighbours implements Neighbours, AutoCloseable {
  private final String name;
  private final FactorModel model;
  private final ArtistTable table;
  private final Catalogue catalogue = new Catalogue();
  private final ArtistSimilarity similarity =
      new ArtistSimilarity(catalogue, new Recommender(catalogue));
  private final Map<String, Integer> positions = new HashMap<>();

  private ArtistNeighbours(String name, FactorModel model, ArtistTable table) {
    this.name = name;
    this.model = model;
    this.table = table;
    for (int at = 0; at < table.artists().size(); at++) {
      positions.put(table.artists().get(at).key(), at);
    }
  }

  /**
   * Fits a model and fills a catalogue.
   *
   * @throws IllegalArgumentException if there is nothing to fit; the message says why
   */
  static ArtistNeighbours of(Recipe recipe, ArtistTable table) {
    List<LabelledTrack> tracks =
        table.rows().stream()
            .map(row -> new LabelledTrack(row.id(), row.features(), List.of()))
            .toList();
    ArtistNeighbours neighbours =
        new ArtistNeighbours(recipe.name(), RecipeNeighbours.model(recipe, tracks), table);
    neighbours.fill();
    return neighbours;
  }

  private void fill() {
    for (OfflineRow row : table.rows()) {
      catalogue.put(
          row.id(), row.features(), FoldedText.of(row.title(), row.artists()), TrackFacts.none());
    }
    catalogue.serve(model).join();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "artists as sets of tracks";
  }

  @Override
  public int[] of(int artist, int limit) {
    return similarity.similar(artist(artist), model.name(), limit).artists().stream()
        .map(SimilarArtist::key)
        .map(positions::get)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private Artist artist(int at) {
    ArtistTable.Member member = table.artists().get(at);
    List<OfflineRow> popular =
        member.tracks().stream()
            .map(table.rows()::get)
            .sorted(
                Comparator.<OfflineRow>comparingDouble(row -> -popularity(row))
                    .thenComparing(OfflineRow::id))
            .toList();
    return new Artist(
        member.key(), popular.stream().map(OfflineRow::id).toList(), popularity(popular.get(0)));
  }

  private static double popularity(OfflineRow row) {
    double value = row.features().get(Feature.POPULARITY);
    return Double.isNaN(value) ? -1 : value;
  }

  /** By the same model: nearest to the mean of an artist's tracks are the means of others. */
  Neighbours byMeans() {
    int rank = model.rank();
    Projection projection = new Projection(model);
    KdTreeIndex index = new KdTreeIndex(rank, RecipeNeighbours.metric(model), RangeColumns.NONE);
    float[] row = new float[rank];
    for (ArtistTable.Member member : table.artists()) {
      double[] sum = new double[rank];
      for (int track : member.tracks()) {
        projection.project(table.rows().get(track).features(), row, 0);
        for (int c = 0; c < rank; c++) {
          sum[c] += row[c];
        }
      }
      index.append(mean(sum, member.tracks().size()), 0);
    }
    index.merge();
    return new IndexedNeighbours(name + ", means", "means of tracks", rank, index.snapshot());
  }

  /** Where directions are compared, the mean is one too. */
  private float[] mean(double[] sum, int tracks) {
    double length = tracks;
    if (model.similarity() == Similarity.COSINE) {
      double squares = 0;
      for (double x : sum) {
        squares += x * x;
      }
      length = squares == 0 ? 1 : Math.sqrt(squares);
    }
    float[] mean = new float[sum.length];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = (float) (sum[c] / length);
    }
    return mean;
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
