package dev.segue.cli.command;

import dev.segue.cli.console.UserError;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Solver;
import dev.segue.recipes.Recipes;
import dev.segue.settings.Settings;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which recipe, and what of it is different this time. */
final class RecipeOptions {
  /** The solvers by the short names that their users have for them. */
  enum SolverName {
    cd(Solver.COORDINATE_DESCENT),
    mu(Solver.MULTIPLICATIVE_UPDATES),
    als(Solver.ALTERNATING_LEAST_SQUARES);

    private final Solver solver;

    SolverName(Solver solver) {
      this.solver = solver;
    }
  }

  private static final int MOST_COMPONENTS = 16;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      defaultValue = "classic",
      description = "classic, tuned, genres, or one of the settings (default ${DEFAULT-VALUE}).")
  private String name = "classic";

  @Option(
      names = "--solver",
      paramLabel = "SOLVER",
      description =
          "cd (coordinate descent), mu (multiplicative updates) or als (alternating least squares), "
              + "instead of the recipe's.")
  private @Nullable SolverName solver;

  @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

  Recipe recipe() {
    Recipe recipe = named();
    return solver == null ? recipe : recipe.withSolver(solver.solver);
  }

  Recipe recipe(@Nullable Integer components) {
    if (components == null) {
      return recipe();
    }
    if (components < 1 || components > MOST_COMPONENTS) {
      throw new UserError(
          "--k " + components + ": the number of components is from 1 to " + MOST_COMPONENTS + ".");
    }
    return recipe().withRank(RankRule.fixed(components));
  }

  /** The settings of a Segue that runs. */
  Settings loadForClient(Consumer<Map<String, String>> flags) {
    return settingsOptions.loadForClient(flags);
  }

  private Recipe named() {
    try {
      return Recipes.named(Recipes.from(settingsOptions.load(flags -> {})), name);
    } catch (IllegalArgumentException unknown) {
      throw new UserError("--recipe " + name + ": " + unknown.getMessage(), unknown);
    }
  }
}
