package dev.segue.recipes;

import dev.segue.settings.Kind;
import dev.segue.settings.Setting;
import java.util.List;

/** The keys of recipes in the settings. */
final class RecipeKeys {
  static final String PREFIX = "segue.recipes.";
  static final String LIVE = "segue.model.recipes";

  static final String FEATURES = "features";
  static final String TRANSFORM = "transform.";
  static final String WEIGHT = "weight.";
  static final String RANGE = "range";
  static final String CLIP = "clip";
  static final String UNDETECTED = "undetected-is-missing";
  static final String COMPONENTS = "components";
  static final String EXPLAINED = "explained";
  static final String SOLVER = "solver";
  static final String COMPONENT_SCALE = "component-scale";
  static final String SIMILARITY = "similarity";

  static final List<Setting> KNOWN =
      List.of(
          new Setting(
              LIVE, Kind.TEXT, "classic, tuned", "Recipes to keep a live model of, by comma."),
          ofAny(FEATURES, Kind.TEXT, "Features that recipe `<name>` reads, by comma; all 14."),
          ofAny(
              TRANSFORM + "<feature>",
              Kind.TEXT,
              "What is done to a value first: `linear`, `log` or `absolute`; `linear`."),
          ofAny(WEIGHT + "<feature>", Kind.DOUBLE, "What the feature counts; 1."),
          ofAny(
              RANGE,
              Kind.TEXT,
              "What becomes 0 and 1: `extremes`, `percentiles` (0.5 and 99.5) or `raw-units`; `extremes`."),
          ofAny(
              CLIP,
              Kind.FLAG,
              "Whether values outside the range are brought to its ends; yes with `percentiles`."),
          ofAny(
              UNDETECTED,
              Kind.FLAG,
              "Whether key -1, tempo 0 and time signature 0 count as missing; no."),
          ofAny(COMPONENTS, Kind.COUNT, "Number of components, from 1 to 16; 7."),
          ofAny(
              EXPLAINED,
              Kind.DOUBLE,
              "Instead of a number: the share of the variance that the components explain."),
          ofAny(
              SOLVER,
              Kind.TEXT,
              "How it is fitted afresh: `cd` (coordinate descent), `mu` (multiplicative updates) or `als` (alternating least squares); `cd`."),
          ofAny(
              COMPONENT_SCALE,
              Kind.TEXT,
              "What components count: `as-solved`, `unit-components` or `unit-rms`; `as-solved`."),
          ofAny(SIMILARITY, Kind.TEXT, "How tracks compare: `cosine` or `euclidean`; `cosine`."));

  private RecipeKeys() {}

  private static Setting ofAny(String part, Kind kind, String doc) {
    return new Setting(PREFIX + "<name>." + part, kind, "", doc);
  }
}
