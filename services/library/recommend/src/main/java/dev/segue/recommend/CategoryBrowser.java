package dev.segue.recommend;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.TopN;
import dev.segue.recommend.Answer.Neighbor;
import java.util.ArrayList;
import java.util.List;

/**
 * The categories of a model (its components), how many tracks belong to each, and which of them are
 * nearest to being nothing else.
 *
 * <p>A track's score within its category is its similarity to a track of that component alone.
 */
public final class CategoryBrowser {
  private static final int EXEMPLARS = 3;

  private final Catalogue catalogue;

  public CategoryBrowser(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * All categories of one version of a model.
   *
   * @param features labels of the columns of the component's weights
   * @param uncategorized number of tracks in which the model sees nothing
   */
  public record Listing(
      String model,
      int version,
      int tracks,
      int uncategorized,
      List<String> features,
      List<Category> categories) {
    public Listing {
      features = List.copyOf(features);
      categories = List.copyOf(categories);
    }
  }

  /** One category, its number of tracks and its purest ones. */
  public record Category(Component component, int tracks, List<Neighbor> exemplars) {
    public Category {
      exemplars = List.copyOf(exemplars);
    }
  }

  /** One category and some of its tracks, the purest first. */
  public record CategoryTracks(Component component, Answer answer) {}

  /**
   * All categories of a model, in its order.
   *
   * @throws UnknownModelException if no such model is served
   */
  public Listing list(String model) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.served(model);
    int[] counts = counts(snapshot, served);
    List<Category> categories = new ArrayList<>();
    for (int c = 0; c < served.model().rank(); c++) {
      Answer purest = tracks(snapshot, served, c, SimilarRequest.nearest(model, EXEMPLARS));
      categories.add(new Category(served.model().components().get(c), counts[c], purest.tracks()));
    }
    return new Listing(
        served.model().name(),
        served.model().version(),
        snapshot.tracks(),
        counts[counts.length - 1],
        served.model().transform().scalings().stream().map(s -> s.feature().label()).toList(),
        categories);
  }

  /**
   * The tracks of one category, the purest first; ties are broken by id.
   *
   * @param category id, name or alias
   * @throws UnknownModelException if no such model is served
   * @throws UnknownCategoryException if it has no such category
   */
  public CategoryTracks tracks(String category, SimilarRequest request) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.served(request.model());
    List<Component> components = served.model().components();
    for (int c = 0; c < components.size(); c++) {
      Component component = components.get(c);
      if (isCalled(component, category)) {
        return new CategoryTracks(component, tracks(snapshot, served, c, request));
      }
    }
    throw new UnknownCategoryException(category);
  }

  /** Whether this is the component's id, its name, or what people call it. */
  static boolean isCalled(Component component, String key) {
    return Integer.toString(component.id()).equals(key)
        || component.name().equals(key)
        || component.label().equals(key);
  }

  private static Answer tracks(
      CatalogueSnapshot snapshot, ServedModel served, int component, SimilarRequest request) {
    float[] alone = new float[served.model().rank()];
    alone[component] = 1;
    RowFilter asked = request.options().filter().over(snapshot, served);
    RowFilter filter = AllOf.of(List.of(asked, row -> served.categoryNumber(row) == component));
    TopN purest =
        served
            .index()
            .search(
                alone,
                request.offset() + request.limit(),
                filter,
                new int[0],
                snapshot.rows()::compareIds);
    return Recommender.answer(snapshot, served, alone, purest, request);
  }

  /** Tracks per component; the last entry counts those without one. */
  private static int[] counts(CatalogueSnapshot snapshot, ServedModel served) {
    int[] counts = new int[served.model().rank() + 1];
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      if (snapshot.isLive(row)) {
        int category = served.categoryNumber(row);
        counts[category < 0 ? counts.length - 1 : category]++;
      }
    }
    return counts;
  }
}
