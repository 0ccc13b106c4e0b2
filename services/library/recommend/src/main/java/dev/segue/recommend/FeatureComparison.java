package dev.segue.recommend;

import dev.segue.catalogue.RawValue;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Explanation.Comparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In which features two tracks are unusually close, and in which they differ. A closeness is said
 * where few tracks of the catalogue come as near to the example in that feature: that neither has
 * any speech says nothing where hardly any track has. Those are ranked by how few of the tracks
 * that resemble the example come as near, and by how near it is to a listener: all that resembles a
 * well-known song is well-known, which singles none of it out. A difference is said where a
 * listener notices it. Features that one of them lacks, or that the model does not read, say
 * nothing; nor do key and metre, of which "nearly the same" has no meaning. Mode may differ, but
 * that it is the same is no news.
 */
final class FeatureComparison {
  private static final int CLOSEST = 3;
  private static final int FURTHEST = 2;

  /** Closeness that a sentence names at most. */
  private static final int SAID = 2;

  /** A closeness that more of the catalogue has is not unusual. */
  private static final double UNUSUAL = 0.05;

  /** Of what a listener notices: differences below are all alike. */
  private static final double HEARD = 0.1;

  /** And one that only so much has is more than near. */
  private static final double RARE = 0.02;

  private final List<Difference> closest;
  private final List<Difference> furthest;
  private final Set<Feature> alike;
  private final Set<Feature> apart;

  private FeatureComparison(
      List<Difference> closest, List<Difference> furthest, Set<Feature> alike, Set<Feature> apart) {
    this.closest = closest;
    this.furthest = furthest;
    this.alike = alike;
    this.apart = apart;
  }

  /**
   * A feature and its canonical values.
   *
   * @param within share of the catalogue that is as near to the example, or nearer
   * @param similar the same share of the tracks that are most similar to the example
   * @param steps by how many times what a listener notices they differ
   */
  private record Difference(
      Feature feature, double example, double track, double within, double similar, double steps) {
    /** How little it says: the nearer and the rarer among similar tracks, the less. */
    double commonness() {
      return similar * Math.max(steps, HEARD);
    }

    /** Whether there is enough of it to be heard: nearly all tracks share that there is not. */
    boolean isThere() {
      double most = Math.max(feature.raw(example), feature.raw(track));
      return switch (feature) {
        case SPEECHINESS, INSTRUMENTALNESS, ACOUSTICNESS -> most >= 0.1;
        case LIVENESS -> most >= 0.25;
        default -> true;
      };
    }

    Comparison raw() {
      return new Comparison(
          feature, RawValue.of(feature, (float) example), RawValue.of(feature, (float) track));
    }
  }

  /**
   * Compares.
   *
   * @param distribution of the catalogue
   * @param similar of the tracks that are most similar to the example
   * @param read the features that the model reads
   * @param alike features by which the score says that they are alike: no difference in them is
   *     said
   * @param apart features by which the score says that they are not: no closeness in them is said
   */
  static FeatureComparison of(
      CatalogueDistribution distribution,
      CatalogueDistribution similar,
      Collection<Feature> read,
      FeatureVector example,
      FeatureVector track,
      Set<Feature> alike,
      Set<Feature> apart) {
    List<Difference> all = new ArrayList<>();
    for (Feature feature : read) {
      double there = example.get(feature);
      double here = track.get(feature);
      boolean says = feature != Feature.KEY && feature != Feature.TIME_SIGNATURE;
      if (says && !Double.isNaN(there) && !Double.isNaN(here)) {
        double steps =
            Math.abs(feature.raw(here) - feature.raw(there)) / FeatureWords.of(feature).step();
        double within = distribution.within(feature, there, here);
        double among = similar.within(feature, there, here);
        all.add(new Difference(feature, there, here, within, among, steps));
      }
    }
    // Stable sorts: equals stay in the order of the features.
    List<Difference> closest =
        all.stream()
            .filter(d -> d.feature() != Feature.MODE && d.steps() < 1)
            .sorted(Comparator.comparingDouble(Difference::commonness))
            .limit(CLOSEST)
            .toList();
    List<Difference> furthest =
        all.stream()
            .filter(d -> !closest.contains(d) && d.steps() >= 1)
            .sorted(Comparator.comparingDouble(Difference::within).reversed())
            .limit(FURTHEST)
            .toList();
    return new FeatureComparison(closest, furthest, alike, apart);
  }

  List<Comparison> closest() {
    return closest.stream().map(Difference::raw).toList();
  }

  List<Comparison> furthest() {
    return furthest.stream().map(Difference::raw).toList();
  }

  /** What a listener would say. */
  String sentence() {
    if (closest.isEmpty() && furthest.isEmpty()) {
      return "Too little is known of both to compare them.";
    }
    List<Difference> same =
        closest.stream()
            .filter(d -> d.within() <= UNUSUAL && !apart.contains(d.feature()))
            .filter(Difference::isThere)
            .limit(SAID)
            .toList();
    List<String> other =
        furthest.stream()
            .filter(d -> !alike.contains(d.feature()))
            .filter(d -> d.feature() != Feature.MODE || furthest.size() == 1)
            .map(FeatureComparison::difference)
            .toList();
    if (same.isEmpty()) {
      return other.isEmpty()
          ? "Close as a whole, by nothing in particular."
          : "Close as a whole, but " + joined(other) + ".";
    }
    boolean rare = same.stream().allMatch(d -> d.within() <= RARE);
    return (rare ? "Almost the same " : "Nearly the same ")
        + joined(same.stream().map(d -> FeatureWords.of(d.feature()).what()).toList())
        + (other.isEmpty() ? "" : ", but " + joined(other))
        + ".";
  }

  private static String difference(Difference d) {
    FeatureWords words = FeatureWords.of(d.feature());
    return d.track() > d.example() ? words.more() : words.less();
  }

  private static String joined(List<String> words) {
    if (words.size() == 1) {
      return words.get(0);
    }
    int last = words.size() - 1;
    return words.subList(0, last).stream().collect(Collectors.joining(", "))
        + " and "
        + words.get(last);
  }
}
