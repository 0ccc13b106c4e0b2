package dev.segue.query.facade;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.identity.TrackResolver;
import dev.segue.recommend.PathFinder;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.artist.ArtistCatalogue;
import dev.segue.recommend.artist.ArtistSimilarity;
import dev.segue.search.TrackIndex;

/**
 * What facades answer from: the same as the routes under {@code /v1}.
 *
 * @param model name of the model that answers
 */
public record FacadeSources(
    Catalogue catalogue,
    TrackIndex search,
    TrackStore store,
    TrackResolver resolver,
    Recommender recommender,
    String model) {

  public PathFinder paths() {
    return new PathFinder(catalogue);
  }

  public ArtistCatalogue artists() {
    return new ArtistCatalogue(catalogue);
  }

  public ArtistSimilarity artistSimilarity() {
    return new ArtistSimilarity(catalogue, recommender);
  }
}
