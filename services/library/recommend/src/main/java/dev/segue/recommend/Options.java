package dev.segue.recommend;

import dev.segue.engine.track.Feature;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is asked of an answer, whatever it starts from.
 *
 * @param filter what every track must fulfil
 * @param targets canonical values of features that the examples are taken to have
 * @param diversity 0 to 1: how much being unlike the tracks before counts against being near
 * @param maxPerArtist at most so many tracks that an artist has a part in; 0 for any number
 * @param maxPerAlbum at most so many tracks of one album; 0 for any number
 * @param exploration 0 to 1: how far from the nearest tracks to look
 * @param seed repeats what exploration draws; another one draws others
 * @param explain whether to say why each track is in the answer
 */
public record Options(
    TrackFilter filter,
    Map<Feature, Double> targets,
    double diversity,
    int maxPerArtist,
    int maxPerAlbum,
    Duplicates duplicates,
    double exploration,
    long seed,
    boolean explain) {

  public Options {
    targets = Map.copyOf(targets);
  }

  /** The nearest tracks, each recording once. */
  public static Options none() {
    return of(TrackFilter.none());
  }

  /** The nearest tracks that fulfil the filter, each recording once. */
  public static Options of(TrackFilter filter) {
    return new Options(filter, Map.of(), 0, 0, 0, Duplicates.FOLD, 0, 0, false);
  }

  /** The same options under another filter. */
  public Options withFilter(TrackFilter other) {
    return new Options(
        other,
        targets,
        diversity,
        maxPerArtist,
        maxPerAlbum,
        duplicates,
        exploration,
        seed,
        explain);
  }

  /** The targets in the order of the features. */
  Map<Feature, Double> sortedTargets() {
    return targets.isEmpty() ? Map.of() : new EnumMap<>(targets);
  }
}
