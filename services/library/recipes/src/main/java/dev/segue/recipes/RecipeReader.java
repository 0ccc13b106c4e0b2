package dev.segue.recipes;

import dev.segue.engine.factorize.ComponentScale;
import dev.segue.engine.factorize.FeatureRule;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.factorize.Solver;
import dev.segue.engine.scale.Transform;
import dev.segue.engine.track.Feature;
import dev.segue.settings.NearestName;
import dev.segue.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads one recipe from the settings. What it does not say is as in {@code classic}. Each thing
 * that is wrong becomes a sentence.
 */
final class RecipeReader {
  private static final int MOST_COMPONENTS = 16;

  private final Settings settings;
  private final String name;
  private final String prefix;
  private final List<String> problems;

  RecipeReader(Settings settings, String name, List<String> problems) {
    this.settings = settings;
    this.name = name;
    this.prefix = RecipeKeys.PREFIX + name + ".";
    this.problems = problems;
  }

  /** The recipe; empty where something was wrong. */
  Optional<Recipe> read() {
    int before = problems.size();
    Recipe classic = Recipe.classic();
    List<FeatureRule> rules = rules();
    RankRule rank = rank().orElse(classic.rank());
    Solver solver =
        choice(RecipeKeys.SOLVER, Solver.values(), RecipeReader::inShort, classic.solver());
    ComponentScale scale =
        choice(RecipeKeys.COMPONENT_SCALE, ComponentScale.values(), classic.componentScale());
    Similarity similarity =
        choice(RecipeKeys.SIMILARITY, Similarity.values(), classic.similarity());
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new Recipe(name, rules, rank, solver, scale, similarity));
  }

  private List<FeatureRule> rules() {
    Set<Feature> features = features();
    FeatureRule.Range range =
        choice(RecipeKeys.RANGE, FeatureRule.Range.values(), FeatureRule.Range.EXTREMES);
    boolean clip = flag(RecipeKeys.CLIP, range == FeatureRule.Range.PERCENTILES);
    boolean missing = flag(RecipeKeys.UNDETECTED, false);
    Map<Feature, Transform> transforms = new EnumMap<>(Feature.class);
    perFeature(RecipeKeys.TRANSFORM, features)
        .forEach((f, part) -> transforms.put(f, transform(part, range)));
    Map<Feature, Double> weights = new EnumMap<>(Feature.class);
    perFeature(RecipeKeys.WEIGHT, features).forEach((f, part) -> weights.put(f, weight(part)));
    return features.stream()
        .map(
            feature ->
                new FeatureRule(
                    feature,
                    transforms.getOrDefault(feature, Transform.LINEAR),
                    range,
                    clip,
                    weights.getOrDefault(feature, 1.0),
                    missing))
        .toList();
  }

  private Set<Feature> features() {
    Set<Feature> features = new LinkedHashSet<>();
    for (String label : settings.list(prefix + RecipeKeys.FEATURES)) {
      Optional<Feature> feature = Feature.of(label);
      if (feature.isEmpty()) {
        problem(
            RecipeKeys.FEATURES,
            "names %s, which is no feature: %s".formatted(label, nearest(label)));
      } else if (!features.add(feature.get())) {
        problem(RecipeKeys.FEATURES, "names %s twice.".formatted(label));
      }
    }
    return features.isEmpty() ? new LinkedHashSet<>(Arrays.asList(Feature.values())) : features;
  }

  /** The keys of a family that are set, without the recipe's prefix, by feature. */
  private Map<Feature, String> perFeature(String family, Set<Feature> read) {
    Map<Feature, String> parts = new EnumMap<>(Feature.class);
    for (String label : settings.passThrough(prefix + family).keySet()) {
      Optional<Feature> feature = Feature.of(label);
      if (feature.isEmpty()) {
        problem(family + label, "is for no feature: " + nearest(label));
      } else if (!read.contains(feature.get())) {
        problem(
            family + label,
            "is for a feature that %s does not name.".formatted(prefix + RecipeKeys.FEATURES));
      } else {
        parts.put(feature.get(), family + label);
      }
    }
    return parts;
  }

  private Transform transform(String part, FeatureRule.Range range) {
    Transform transform = choice(part, Transform.values(), Transform.LINEAR);
    if (transform == Transform.LOG && range == FeatureRule.Range.RAW_UNITS) {
      problem(
          part,
          "does not go with %s = raw-units: a logarithm has none."
              .formatted(prefix + RecipeKeys.RANGE));
      return Transform.LINEAR;
    }
    return transform;
  }

  private double weight(String part) {
    double weight = settings.decimal(prefix + part);
    if (weight <= 0) {
      problem(
          part,
          "is not greater than 0: to leave a feature out, do not name it in %s."
              .formatted(prefix + RecipeKeys.FEATURES));
    }
    return weight;
  }

  private Optional<RankRule> rank() {
    boolean byNumber = settings.isSet(prefix + RecipeKeys.COMPONENTS);
    boolean byShare = settings.isSet(prefix + RecipeKeys.EXPLAINED);
    if (byNumber && byShare) {
      problem(
          RecipeKeys.COMPONENTS,
          "and %s cannot both be set: the one gives the number, the other finds it."
              .formatted(prefix + RecipeKeys.EXPLAINED));
      return Optional.empty();
    }
    if (byNumber) {
      int components = settings.integer(prefix + RecipeKeys.COMPONENTS);
      if (components > MOST_COMPONENTS) {
        problem(RecipeKeys.COMPONENTS, "is more than " + MOST_COMPONENTS + ".");
        return Optional.empty();
      }
      return Optional.of(RankRule.fixed(components));
    }
    if (byShare) {
      double share = settings.decimal(prefix + RecipeKeys.EXPLAINED);
      if (share <= 0 || share >= 1) {
        problem(RecipeKeys.EXPLAINED, "is not between 0 and 1.");
        return Optional.empty();
      }
      return Optional.of(RankRule.explaining(share));
    }
    return Optional.empty();
  }

  private boolean flag(String part, boolean otherwise) {
    return settings.isSet(prefix + part) ? settings.flag(prefix + part) : otherwise;
  }

  private <E extends Enum<E>> E choice(String part, E[] all, E otherwise) {
    return choice(part, all, RecipeReader::inSettings, otherwise);
  }

  private <E extends Enum<E>> E choice(
      String part, E[] all, Function<E, String> spelling, E otherwise) {
    String text = settings.text(prefix + part).strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return otherwise;
    }
    for (E value : all) {
      if (spelling.apply(value).equals(text)) {
        return value;
      }
    }
    problem(
        part,
        "is none of %s."
            .formatted(Arrays.stream(all).map(spelling).collect(Collectors.joining(", "))));
    return otherwise;
  }

  /** {@code UNIT_RMS} is {@code unit-rms} in the settings. */
  private static String inSettings(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String inShort(Solver solver) {
    return switch (solver) {
      case COORDINATE_DESCENT -> "cd";
      case MULTIPLICATIVE_UPDATES -> "mu";
      case ALTERNATING_LEAST_SQUARES -> "als";
    };
  }

  private static String nearest(String label) {
    List<String> labels = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      labels.add(feature.label());
    }
    return "the nearest is " + NearestName.of(label, labels) + ".";
  }

  private void problem(String part, String sentence) {
    String key = prefix + part;
    problems.add(
        "%s = \"%s\" (%s) %s".formatted(key, settings.text(key), settings.origin(key), sentence));
  }
}
