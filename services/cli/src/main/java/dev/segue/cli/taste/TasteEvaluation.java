package dev.segue.cli.taste;

import dev.segue.cli.console.UserError;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.Recipe;
import dev.segue.learning.taste.CrossValidation;
import dev.segue.learning.taste.CrossValidation.Trial;
import dev.segue.learning.taste.Method;
import dev.segue.learning.taste.Prequential;
import dev.segue.learning.taste.RatedRows;
import dev.segue.learning.taste.Rating;
import dev.segue.offline.OfflineRow;
import dev.segue.offline.OfflineTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * All classifiers on one table of likes and dislikes.
 *
 * @param table what was read
 * @param likes rows that were liked
 * @param dislikes rows that were not
 * @param trials by what the rows consist of: features, or the components of a recipe
 * @param search on features, by kind, every method of its grid; empty if not asked for
 * @param prequential the online learner over the rows in {@value #SHUFFLES} orders
 */
public record TasteEvaluation(
    String table,
    int likes,
    int dislikes,
    Map<String, List<Trial>> trials,
    Map<Method.Kind, List<Trial>> search,
    List<Prequential> prequential) {

  /** Ratings after which {@link Prequential#later} counts. */
  static final int FIRST = 1_000;

  static final int FOLDS = 5;
  static final int SHUFFLES = 5;

  private static final String FEATURES = "features";
  private static final int FEWEST = 20;

  /**
   * Evaluates.
   *
   * @param target the column that says what was liked; it was asked for as a label
   * @param searching whether to search for hyper-parameters, too, which takes longest
   * @param progress told what comes next
   * @throws UserError if the column does not say yes and no, or says one of them too seldom
   */
  public static TasteEvaluation of(
      OfflineTable table, String target, boolean searching, long seed, Consumer<String> progress) {
    List<OfflineRow> rows =
        table.rows().stream().filter(row -> row.labels().containsKey(target)).toList();
    List<Rating> ratings =
        rows.stream().map(row -> new Rating(row.features(), liked(row, target))).toList();
    RatedRows features = RatedRows.of(ratings);
    if (features.rarer() < FEWEST) {
      throw new UserError(
          "Column %s says %d times yes and %d times no; to compare classifiers takes %d of each."
              .formatted(target, features.likes(), features.dislikes(), FEWEST));
    }
    Map<String, List<Trial>> trials = new LinkedHashMap<>();
    trials.put(FEATURES, standard(FEATURES, features, seed, progress));
    for (Recipe recipe : List.of(Recipe.tuned(), Recipe.classic())) {
      ModelFitter.settle(recipe, table.entries(), table.totals(), null, 0)
          .model()
          .ifPresent(
              model -> {
                String name = "%d components (%s)".formatted(model.rank(), recipe.name());
                trials.put(name, standard(name, components(ratings, model), seed, progress));
              });
    }
    Map<Method.Kind, List<Trial>> search = new LinkedHashMap<>();
    if (searching) {
      for (Method.Kind kind : Method.Kind.values()) {
        progress.accept("search: " + kind.title());
        List<Trial> tried = new ArrayList<>();
        tried.add(trials.get(FEATURES).get(search.size())); // the standard, tried already
        List<Method> others = kind.grid().subList(1, kind.grid().size());
        tried.addAll(CrossValidation.each(features, others, FOLDS, seed));
        search.put(kind, tried);
      }
    }
    List<Prequential> prequential =
        IntStream.range(0, SHUFFLES)
            .mapToObj(shuffle -> Prequential.of(features, FIRST, seed + shuffle))
            .toList();
    return new TasteEvaluation(
        table.name(), features.likes(), features.dislikes(), trials, search, prequential);
  }

  private static List<Trial> standard(
      String what, RatedRows rows, long seed, Consumer<String> progress) {
    return Arrays.stream(Method.Kind.values())
        .map(
            kind -> {
              progress.accept(what + ": " + kind.title());
              return CrossValidation.each(rows, List.of(kind.standard()), FOLDS, seed).get(0);
            })
        .toList();
  }

  /** Rows of W. The model has seen all rows, but not what was said of them. */
  private static RatedRows components(List<Rating> ratings, FactorModel model) {
    Projection projection = new Projection(model);
    double[][] weights = new double[ratings.size()][model.rank()];
    boolean[] liked = new boolean[weights.length];
    for (int i = 0; i < weights.length; i++) {
      projection.weights(ratings.get(i).features(), weights[i]);
      liked[i] = ratings.get(i).liked();
    }
    return RatedRows.of(weights, liked);
  }

  private static boolean liked(OfflineRow row, String target) {
    String said = row.labels().getOrDefault(target, "").strip().toLowerCase(Locale.ROOT);
    return switch (said) {
      case "1", "1.0", "true", "yes", "like", "liked" -> true;
      case "0", "0.0", "-1", "-1.0", "false", "no", "dislike", "disliked" -> false;
      default ->
          throw new UserError(
              "Line %d, column %s: \"%s\" is neither yes (1, true, yes, like) nor no (0, -1, false, no, dislike)."
                  .formatted(row.line(), target, said));
    };
  }
}
