package dev.segue.query.http;

import dev.segue.catalogue.group.GenreMatcher;
import dev.segue.catalogue.group.GenreMatcher.Match;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.genre.GenreTable;
import dev.segue.engine.genre.GenreTable.Genre;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.query.http.ClusterViews.ComponentRowView;
import dev.segue.query.http.ClusterViews.GenreCategoryView;
import dev.segue.query.http.ClusterViews.GenreView;
import dev.segue.query.http.ClusterViews.GenresView;
import dev.segue.query.http.ClusterViews.TypicalView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the categories of a model have to do with genres. */
final class GenreRoutes {
  private static final int MOST_TRACKS = 1_000_000_000;
  private static final int TYPICAL = 5;

  private final GenreMatcher matcher;
  private final String defaultModel;

  GenreRoutes(GenreMatcher matcher, String defaultModel) {
    this.matcher = matcher;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    return List.of(Route.get("/v1/categories/genres", this::genres, "model", "min_tracks"));
  }

  private Reply genres(Exchange exchange) {
    QueryInputs query = exchange.query();
    Match match =
        matcher.match(
            SimilarInputs.model(query, defaultModel),
            query.integer("min_tracks", 1, 1, MOST_TRACKS));
    FactorModel model = match.served().model();
    GenreTable table = match.table();
    return Reply.json(
        new GenresView(
            model.name(),
            model.version(),
            match.tracks(),
            match.labelled(),
            table.total(),
            Views.rounded(table.purity()),
            Views.rounded(table.leastPurity()),
            Views.rounded(table.mutualInformation()),
            Views.rounded(table.largestShare()),
            table.sentence(),
            IntStream.range(0, model.rank()).mapToObj(c -> category(model, table, c)).toList(),
            table.genres().stream().map(genre -> genre(model, genre)).toList(),
            components(model)));
  }

  private static GenreCategoryView category(FactorModel model, GenreTable table, int category) {
    Component component = model.components().get(category);
    return new GenreCategoryView(
        component.id(),
        component.label(),
        table.size(category),
        table.typical(category, TYPICAL).stream()
            .map(
                genre ->
                    new TypicalView(
                        genre.name(),
                        genre.count(category),
                        Views.rounded(table.lift(genre, category))))
            .toList());
  }

  private static GenreView genre(FactorModel model, Genre genre) {
    return new GenreView(
        genre.name(),
        genre.total(),
        model.components().get(genre.category()).id(),
        Views.rounded((double) genre.count(genre.category()) / genre.total()),
        IntStream.range(0, model.rank()).mapToObj(genre::count).toList());
  }

  /** The rows of the table are features; the category with the largest weight is named. */
  private static List<ComponentRowView> components(FactorModel model) {
    List<ComponentRowView> rows = new ArrayList<>();
    List<FeatureScaling> scalings = model.transform().scalings();
    for (int f = 0; f < scalings.size(); f++) {
      List<Double> weights = new ArrayList<>();
      Component largest = model.components().get(0);
      for (Component component : model.components()) {
        weights.add(Views.rounded(component.weight(f)));
        largest = component.weight(f) > largest.weight(f) ? component : largest;
      }
      rows.add(new ComponentRowView(scalings.get(f).feature().label(), weights, largest.id()));
    }
    return rows;
  }
}
