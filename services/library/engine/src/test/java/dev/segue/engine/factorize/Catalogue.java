package dev.segue.engine.factorize;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A growing catalogue of music that is made of seven parts, with the evidence that the stream would
 * keep.
 */
final class Catalogue {

  private final SplittableRandom random;
  final BottomKSample sample;
  final FeatureTotals totals = new FeatureTotals();
  private int tracks;

  Catalogue(long seed, int k) {
    this.random = new SplittableRandom(seed);
    this.sample = new BottomKSample(k);
  }

  Catalogue add(FeatureVector row) {
    sample.put("track-" + tracks++, row);
    totals.add(row);
    return this;
  }

  /** Adds tracks that mix seven parts, each of two features; all features are between 0 and 1. */
  Catalogue grow(int count) {
    for (int i = 0; i < count; i++) {
      double[] values = new double[Feature.COUNT];
      for (int part = 0; part < 7; part++) {
        double weight = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        values[2 * part] = 0.95 * weight;
        values[2 * part + 1] = (0.3 + 0.1 * part) * weight;
      }
      for (int f = 0; f < values.length; f++) {
        values[f] += 0.05 * random.nextDouble();
      }
      if (tracks < 2) {
        Arrays.fill(values, tracks); // the ends of every range, at once
      }
      add(FeatureVector.of(values));
    }
    return this;
  }

  /** Adds tracks with identifiers of their own. */
  Catalogue addAll(Iterable<BottomKSample.Entry> entries) {
    for (BottomKSample.Entry entry : entries) {
      sample.put(entry);
      totals.add(entry.row());
      tracks++;
    }
    return this;
  }

  FactorModel settled(Recipe recipe, @Nullable FactorModel served) {
    return ModelFitter.settle(recipe, sample.entries(), totals, served, 1_000)
        .model()
        .orElseThrow();
  }

  ModelFitter.Fit fit(Recipe recipe, @Nullable FactorModel previous) {
    return ModelFitter.refresh(recipe, sample.entries(), totals, previous, previous, 1_000);
  }

  FactorModel model(@Nullable FactorModel previous) {
    return fit(Recipe.classic(), previous).model().orElseThrow();
  }
}
