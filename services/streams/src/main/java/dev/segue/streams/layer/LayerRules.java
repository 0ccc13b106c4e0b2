package dev.segue.streams.layer;

import java.util.List;

/**
 * How the layers of a track become the track.
 *
 * @param order which layer wins
 * @param calibrations how their features are brought to one scale
 */
public record LayerRules(LayerOrder order, Calibrations calibrations) {

  /** The rules unless settings say otherwise: what people say by hand wins. */
  public static LayerRules defaults() {
    return new LayerRules(new LayerOrder(List.of("manual")), Calibrations.none());
  }

  /** A text that tells these rules from others, to be kept beside what was made by them. */
  public String fingerprint() {
    return toString();
  }
}
