package dev.segue.engine.factorize;

import dev.segue.engine.track.TrackHash;

/** A fingerprint of what decides how the models of a recipe are made: {@link Recipe#digest}. */
final class RecipeDigest {

  private RecipeDigest() {}

  static long of(Recipe recipe) {
    return TrackHash.of(text(recipe));
  }

  /** One line for the recipe and one for each feature; parts are written out one by one. */
  static String text(Recipe recipe) {
    StringBuilder text = new StringBuilder(recipe.name());
    text.append('\n').append(recipe.rank().fixed());
    append(text, recipe.rank().explained());
    text.append(' ').append(recipe.solver().name());
    text.append(' ').append(recipe.componentScale().name());
    text.append(' ').append(recipe.similarity().name());
    for (FeatureRule rule : recipe.features()) {
      text.append('\n').append(rule.feature().label());
      text.append(' ').append(rule.transform().name());
      text.append(' ').append(rule.range().name());
      text.append(' ').append(rule.clip());
      append(text, rule.weight());
      text.append(' ').append(rule.sentinelIsMissing());
    }
    return text.toString();
  }

  /** As bits: how a number is written in decimals has changed between versions of Java. */
  private static void append(StringBuilder text, double value) {
    text.append(' ').append(Long.toHexString(Double.doubleToLongBits(value + 0.0)));
  }
}
