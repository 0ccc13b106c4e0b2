package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.engine.factorize.Component;
import dev.segue.query.http.Views.CategoriesView;
import dev.segue.query.http.Views.CategoryNameView;
import dev.segue.query.http.Views.CategoryTracksView;
import dev.segue.query.http.Views.CategoryView;
import dev.segue.query.http.Views.ExemplarView;
import dev.segue.query.http.Views.WeightView;
import dev.segue.recommend.Answer;
import dev.segue.recommend.CategoryBrowser;
import dev.segue.recommend.CategoryBrowser.Category;
import dev.segue.recommend.CategoryBrowser.CategoryTracks;
import dev.segue.recommend.CategoryBrowser.Listing;
import dev.segue.recommend.Duplicates;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The categories of a model and their tracks. */
final class CategoryRoutes {
  private static final int TOP_FEATURES = 5;

  private final CategoryBrowser browser;
  private final TrackStore store;
  private final String defaultModel;

  CategoryRoutes(CategoryBrowser browser, TrackStore store, String defaultModel) {
    this.browser = browser;
    this.store = store;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/categories", this::list, "model"),
        Route.get("/v1/categories/{id}/tracks", this::tracks, SimilarInputs.plainNames()));
  }

  private Reply list(Exchange exchange) {
    String model = exchange.query().text("model", SimilarInputs.LONGEST_MODEL).orElse(defaultModel);
    Listing listing = browser.list(model);
    return Reply.json(
        new CategoriesView(
            listing.model(),
            listing.version(),
            listing.tracks(),
            listing.uncategorized(),
            listing.categories().stream().map(c -> view(c, listing.features())).toList()));
  }

  private CategoryView view(Category category, List<String> features) {
    List<ExemplarView> exemplars = new ArrayList<>();
    for (Answer.Neighbor neighbor : category.exemplars()) {
      Track track = store.get(neighbor.id());
      if (track != null) {
        exemplars.add(
            new ExemplarView(
                neighbor.id(),
                Views.rounded(neighbor.score()),
                track.getTitle(),
                track.getArtists()));
      }
    }
    Component component = category.component();
    return new CategoryView(
        component.id(),
        component.label(),
        category.tracks(),
        topFeatures(component, features),
        exemplars);
  }

  private static List<WeightView> topFeatures(Component component, List<String> features) {
    List<WeightView> weights = new ArrayList<>();
    for (int f = 0; f < features.size(); f++) {
      weights.add(new WeightView(features.get(f), Views.rounded(component.weight(f))));
    }
    // A stable sort: equal weights stay in the order of the features.
    weights.sort(Comparator.comparingDouble(WeightView::weight).reversed());
    return weights.subList(0, Math.min(TOP_FEATURES, weights.size()));
  }

  private Reply tracks(Exchange exchange) {
    CategoryTracks found =
        browser.tracks(
            exchange.path("id"), SimilarInputs.readPlain(exchange.query(), defaultModel));
    Component component = found.component();
    return Reply.json(
        new CategoryTracksView(
            new CategoryNameView(component.id(), component.label()),
            found.answer().model(),
            found.answer().version(),
            new TrackViews(store).of(found.answer(), Duplicates.KEEP)));
  }
}
