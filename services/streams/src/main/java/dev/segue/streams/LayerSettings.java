package dev.segue.streams;

import dev.segue.engine.scale.QuantileMapping;
import dev.segue.engine.track.Feature;
import dev.segue.settings.InvalidSettingsException;
import dev.segue.settings.Kind;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import dev.segue.streams.layer.Calibrations;
import dev.segue.streams.layer.LayerOrder;
import dev.segue.streams.layer.LayerRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The settings of layers: which wins, and how their features are brought to one scale. */
final class LayerSettings {
  private static final String LAYERS = "segue.layers";
  private static final String CALIBRATION = "segue.calibration.";

  private static final List<Setting> KNOWN =
      List.of(
          new Setting(
              LAYERS,
              Kind.TEXT,
              "manual",
              "Layers of tracks in the order in which they win, by comma; the base layer follows, then"
                  + " all others by name."),
          new Setting(
              CALIBRATION + "<layer>.<feature>",
              Kind.TEXT,
              "",
              "How a layer's feature is brought to the scale of the base layer, as segue calibrate"
                  + " writes it: from:to, from:to, ..."));

  private LayerSettings() {}

  static List<Setting> known() {
    return KNOWN;
  }

  /**
   * The rules in the settings.
   *
   * @throws InvalidSettingsException naming everything that is wrong
   */
  static LayerRules from(Settings settings) {
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String layer : settings.list(LAYERS)) {
      if (layer.isEmpty() || !seen.add(layer)) {
        problems.add(
            "%s = \"%s\" (%s): %s."
                .formatted(
                    LAYERS,
                    settings.text(LAYERS),
                    settings.origin(LAYERS),
                    layer.isEmpty() ? "a name is empty" : layer + " is named twice"));
      }
    }
    Calibrations calibrations = calibrations(settings, problems);
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return new LayerRules(new LayerOrder(settings.list(LAYERS)), calibrations);
  }

  private static Calibrations calibrations(Settings settings, List<String> problems) {
    Map<String, Map<Feature, QuantileMapping>> byLayer = new TreeMap<>();
    settings
        .passThrough(CALIBRATION)
        .forEach(
            (key, text) -> {
              String layer = key.substring(0, key.indexOf('.'));
              String name = key.substring(layer.length() + 1);
              try {
                byLayer
                    .computeIfAbsent(layer, unused -> new EnumMap<>(Feature.class))
                    .put(calibrated(layer, name), QuantileMapping.parse(text));
              } catch (IllegalArgumentException e) {
                problems.add(
                    "%s%s (%s): %s."
                        .formatted(
                            CALIBRATION, key, settings.origin(CALIBRATION + key), e.getMessage()));
              }
            });
    return new Calibrations(byLayer);
  }

  private static Feature calibrated(String layer, String name) {
    if (layer.equals(LayerOrder.BASE)) {
      throw new IllegalArgumentException("the base layer is the one that others are brought to");
    }
    Feature feature =
        Feature.of(name)
            .orElseThrow(() -> new IllegalArgumentException("there is no feature " + name));
    if (feature.isWhole()) {
      throw new IllegalArgumentException(name + " takes whole values, which have no scale");
    }
    return feature;
  }
}
