package dev.segue.offline.fit;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.scale.FeatureScaling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A fit as JSON: all that it takes to place a track as Segue does, and how good the fit is. Values
 * of features are canonical ones, as the model reads them: {@code weight * (t(x) - low) / (high -
 * low)}.
 */
final class FitJson {

  private FitJson() {}

  static Map<String, Object> of(TableFit fit, Placement placement) {
    FactorModel model = fit.model();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recipe", model.name());
    json.put("table", fit.table().name());
    json.put("rows", fit.table().rows().size());
    json.put("fitted_on", model.sampleSize());
    json.put("components", model.rank());
    json.put("solver", name(fit.recipe().solver()));
    json.put("iterations", fit.iterations());
    json.put("error", fit.error());
    json.put("relative_error", model.relativeError());
    json.put("placed_error", placement.error());
    json.put("placed_relative_error", placement.relativeError());
    json.put("component_scale", name(fit.recipe().componentScale()));
    json.put("similarity", name(model.similarity()));
    json.put("digest", model.digest());
    json.put("features", features(model));
    json.put("categories", categories(model, placement));
    return json;
  }

  private static List<Map<String, Object>> features(FactorModel model) {
    List<Map<String, Object>> features = new ArrayList<>();
    for (FeatureScaling scaling : model.transform().scalings()) {
      Map<String, Object> feature = new LinkedHashMap<>();
      feature.put("feature", scaling.feature().label());
      feature.put("transform", name(scaling.transform()));
      feature.put("low", scaling.low());
      feature.put("high", scaling.high());
      feature.put("clip", scaling.clip());
      feature.put("weight", scaling.weight());
      feature.put("undetected_is_missing", scaling.sentinelIsMissing());
      features.add(feature);
    }
    return features;
  }

  private static List<Map<String, Object>> categories(FactorModel model, Placement placement) {
    List<Map<String, Object>> categories = new ArrayList<>();
    for (int i = 0; i < model.rank(); i++) {
      Component component = model.components().get(i);
      Map<String, Object> category = new LinkedHashMap<>();
      category.put("id", component.id());
      category.put("name", component.name());
      category.put("tracks", placement.count(i));
      category.put("scale", component.scale());
      category.put("rms", component.rms());
      Map<String, Double> weights = new LinkedHashMap<>();
      for (int j = 0; j < component.size(); j++) {
        weights.put(model.transform().features().get(j).label(), component.weight(j));
      }
      category.put("weights", weights);
      categories.add(category);
    }
    return categories;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
