package dev.segue.recommend;

import dev.segue.catalogue.RawValue;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Explanation.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * In which features two tracks are closest and furthest, on the scales on which the model reads
 * them, without its weights. Features that one of them lacks, or that the model does not read, say
 * nothing; nor do key and metre, of which "nearly the same" has no meaning. Mode may differ, but
 * that it is the same is no news.
 */
final class FeatureComparison {
  private static final int CLOSEST = 3;
  private static final int FURTHEST = 2;

  /** A tenth of the range that the model reads: less is hardly heard, more is. */
  private static final double NOTICEABLE = 0.1;

  private final List<Difference> closest;
  private final List<Difference> furthest;

  private FeatureComparison(List<Difference> closest, List<Difference> furthest) {
    this.closest = closest;
    this.furthest = furthest;
  }

  /** A feature, its canonical values, and how far they are apart, 1 being the model's range. */
  private record Difference(Feature feature, double example, double track, double distance) {
    Comparison raw() {
      return new Comparison(
          feature, RawValue.of(feature, (float) example), RawValue.of(feature, (float) track));
    }
  }

  static FeatureComparison of(
      FeatureTransform transform, FeatureVector example, FeatureVector track) {
    List<Difference> all = new ArrayList<>();
    for (FeatureScaling scaling : transform.scalings()) {
      Feature feature = scaling.feature();
      double there = example.get(feature);
      double here = track.get(feature);
      double distance = Math.abs(scaling.apply(there) - scaling.apply(here)) / scaling.weight();
      boolean says = feature != Feature.KEY && feature != Feature.TIME_SIGNATURE;
      if (says && !Double.isNaN(distance)) {
        all.add(new Difference(feature, there, here, distance));
      }
    }
    // A stable sort: equal distances stay in the order of the features.
    all.sort(Comparator.comparingDouble(Difference::distance));
    List<Difference> closest =
        all.stream().filter(d -> d.feature() != Feature.MODE).limit(CLOSEST).toList();
    List<Difference> furthest = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0 && furthest.size() < FURTHEST; i--) {
      if (!closest.contains(all.get(i)) && all.get(i).distance() > 0) {
        furthest.add(all.get(i));
      }
    }
    return new FeatureComparison(closest, furthest);
  }

  List<Comparison> closest() {
    return closest.stream().map(Difference::raw).toList();
  }

  List<Comparison> furthest() {
    return furthest.stream().map(Difference::raw).toList();
  }

  /** What a listener would say. */
  String sentence() {
    List<String> same =
        closest.stream()
            .filter(d -> d.distance() < NOTICEABLE)
            .map(d -> FeatureWords.of(d.feature()).what())
            .toList();
    List<String> other =
        furthest.stream()
            .filter(d -> d.distance() >= NOTICEABLE)
            .map(FeatureComparison::difference)
            .toList();
    if (closest.isEmpty()) {
      return "Too little is known of both to compare them.";
    }
    if (same.isEmpty()) {
      String nearest = FeatureWords.of(closest.get(0).feature()).what();
      return other.isEmpty()
          ? "Closest in " + nearest + "."
          : "Closest in " + nearest + ", but " + joined(other) + ".";
    }
    return "Nearly the same "
        + joined(same)
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
