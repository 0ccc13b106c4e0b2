package dev.segue.recipes;

import dev.segue.engine.factorize.Recipe;
import dev.segue.settings.InvalidSettingsException;
import dev.segue.settings.NearestName;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The recipes that come with Segue, and those that people write in the settings as {@code
 * segue.recipes.<name>.…}.
 */
public final class Recipes {
  private static final List<Recipe> OURS =
      List.of(Recipe.classic(), Recipe.tuned(), Recipe.genres());

  /** Names end up in addresses, metrics and keys of topics. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private Recipes() {}

  /** The keys that recipes are written with, and that of the live ones. */
  public static List<Setting> known() {
    return RecipeKeys.KNOWN;
  }

  /**
   * Every recipe there is: those of Segue, then those of the settings in the order of their names.
   *
   * @throws InvalidSettingsException naming everything that is wrong with a recipe
   */
  public static List<Recipe> from(Settings settings) {
    List<String> problems = new ArrayList<>();
    List<Recipe> all = new ArrayList<>(OURS);
    for (String name : namesIn(settings.passThrough(RecipeKeys.PREFIX))) {
      if (find(OURS, name).isPresent()) {
        problems.add(
            "%s%s: the recipe %s comes with Segue and stays as it is; give yours another name."
                .formatted(RecipeKeys.PREFIX, name, name));
      } else if (!NAME.matcher(name).matches()) {
        problems.add(
            "%s%s: the name of a recipe has up to 40 small letters, digits and dashes."
                .formatted(RecipeKeys.PREFIX, name));
      } else {
        new RecipeReader(settings, name, problems).read().ifPresent(all::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return List.copyOf(all);
  }

  /**
   * The recipes of which a model is kept live ({@code segue.model.recipes}), in that order.
   *
   * @throws InvalidSettingsException if a recipe is wrong, or one is named that there is not, or
   *     twice, or none at all
   */
  public static List<Recipe> live(Settings settings) {
    List<Recipe> all = from(settings);
    List<String> problems = new ArrayList<>();
    List<Recipe> live = new ArrayList<>();
    for (String name : settings.list(RecipeKeys.LIVE)) {
      Optional<Recipe> recipe = find(all, name);
      if (recipe.isEmpty()) {
        problems.add(liveProblem(settings, unknown(all, name)));
      } else if (live.contains(recipe.get())) {
        problems.add(liveProblem(settings, "The recipe " + name + " is named twice."));
      } else {
        live.add(recipe.get());
      }
    }
    if (live.isEmpty() && problems.isEmpty()) {
      problems.add(liveProblem(settings, "There must be one recipe at least."));
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return List.copyOf(live);
  }

  /**
   * A recipe that comes with Segue.
   *
   * @throws IllegalArgumentException in a sentence for people, if there is none of this name
   */
  public static Recipe named(String name) {
    return named(OURS, name);
  }

  /**
   * One of some recipes.
   *
   * @throws IllegalArgumentException in a sentence for people, if there is none of this name
   */
  public static Recipe named(List<Recipe> recipes, String name) {
    return find(recipes, name)
        .orElseThrow(() -> new IllegalArgumentException(unknown(recipes, name)));
  }

  private static Optional<Recipe> find(List<Recipe> recipes, String name) {
    return recipes.stream().filter(recipe -> recipe.name().equals(name)).findFirst();
  }

  private static String unknown(List<Recipe> recipes, String name) {
    List<String> names = recipes.stream().map(Recipe::name).toList();
    return "There is no recipe %s; there are %s. The nearest is %s."
        .formatted(name, String.join(", ", names), NearestName.of(name, names));
  }

  private static String liveProblem(Settings settings, String sentence) {
    return "%s = \"%s\" (%s): %s"
        .formatted(
            RecipeKeys.LIVE,
            settings.text(RecipeKeys.LIVE),
            settings.origin(RecipeKeys.LIVE),
            sentence);
  }

  private static SortedSet<String> namesIn(Map<String, String> keys) {
    return keys.keySet().stream()
        .map(key -> key.substring(0, key.indexOf('.')))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
