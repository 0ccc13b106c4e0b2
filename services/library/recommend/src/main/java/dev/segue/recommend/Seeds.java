package dev.segue.recommend;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The first stage: the examples of a request, looked up and projected.
 *
 * <p>A target pulls by taking the examples as if they had its value: the rest of their features
 * stays, and the model says where such a track would lie.
 *
 * @param unknownIds ids that the catalogue does not have, in the order of the request
 */
record Seeds(List<Seed> positive, List<Seed> negative, List<String> unknownIds) {

  Seeds {
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
    unknownIds = List.copyOf(unknownIds);
  }

  /**
   * Looks the examples up.
   *
   * @throws UnknownTracksException if no positive example is left, or some are not and the request
   *     is strict
   * @throws UnusableRequestException if there is nothing to go by, or the model does not read a
   *     target
   */
  static Seeds of(CatalogueSnapshot snapshot, ServedModel served, RecommendationRequest request) {
    Resolver resolver = new Resolver(snapshot, served, request.options());
    List<Seed> positive = resolver.all(request.positive(), true);
    List<Seed> negative = resolver.all(request.negative(), false);
    Map<Feature, Double> targets = request.options().targets();
    if (positive.isEmpty() && !request.positive().isEmpty()) {
      throw new UnknownTracksException(resolver.unknown, false);
    }
    if (request.strict() && !resolver.unknown.isEmpty()) {
      throw new UnknownTracksException(resolver.unknown, true);
    }
    if (positive.isEmpty() && targets.isEmpty()) {
      throw new UnusableRequestException(
          "positive",
          "'positive' needs an example to go by, unless a 'target_' says what to look for.");
    }
    if (positive.isEmpty()) {
      positive = List.of(resolver.sound(FeatureVector.empty(), -1, 1, true));
    }
    return new Seeds(positive, negative, resolver.unknown);
  }

  /** The rows of all examples, which are never part of the answer. */
  int[] rows() {
    return Stream.of(positive, negative)
        .flatMap(List::stream)
        .mapToInt(Seed::row)
        .filter(row -> row >= 0)
        .toArray();
  }

  /** The one that stands for all positive ones: mean features, at {@code embedding}. */
  Seed mean(float[] embedding) {
    if (positive.size() == 1) {
      return positive.get(0);
    }
    FeatureVector.Builder mean = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      List<Seed> having = positive.stream().filter(s -> s.features().has(feature)).toList();
      double weights = having.stream().mapToDouble(Seed::weight).sum();
      double sum = having.stream().mapToDouble(s -> s.weight() * s.features().get(feature)).sum();
      mean.canonical(feature, having.isEmpty() ? Double.NaN : sum / weights);
    }
    return new Seed(-1, mean.build(), embedding, 1);
  }

  private static final class Resolver {
    private final CatalogueSnapshot snapshot;
    private final ServedModel served;
    private final Map<Feature, Double> targets;
    private final Projection projection;
    private final List<String> unknown = new ArrayList<>();

    Resolver(CatalogueSnapshot snapshot, ServedModel served, Options options) {
      this.snapshot = snapshot;
      this.served = served;
      targets = options.sortedTargets();
      projection = new Projection(served.model());
      List<Feature> read = served.model().transform().features();
      for (Feature feature : targets.keySet()) {
        if (!read.contains(feature)) {
          throw new UnusableRequestException(
              "target_" + feature.label(),
              "'target_%s' cannot pull: model '%s' does not read %s."
                  .formatted(feature.label(), served.model().name(), feature.label()));
        }
      }
    }

    List<Seed> all(List<Example> examples, boolean pulled) {
      List<Seed> seeds = new ArrayList<>();
      for (Example example : examples) {
        one(example, pulled).ifPresent(seeds::add);
      }
      return seeds;
    }

    private Optional<Seed> one(Example example, boolean pulled) {
      if (example instanceof Example.Sound sound) {
        return Optional.of(sound(sound.features(), -1, sound.weight(), pulled));
      }
      Example.Known known = (Example.Known) example;
      int row = snapshot.find(known.id());
      if (row < 0) {
        unknown.add(known.id());
        return Optional.empty();
      }
      double[] values = new double[Feature.COUNT];
      snapshot.rows().features(row, values);
      FeatureVector features = FeatureVector.of(values);
      if (pulled && !targets.isEmpty()) {
        return Optional.of(sound(features, row, known.weight(), true));
      }
      float[] embedding = new float[served.model().rank()];
      served.index().copyRow(row, embedding, 0);
      return Optional.of(new Seed(row, features, embedding, known.weight()));
    }

    /** Rounded like the columns, so that a sound gets the bits of a track that has it. */
    Seed sound(FeatureVector features, int row, double weight, boolean pulled) {
      double[] values = new double[Feature.COUNT];
      features.copyInto(values, 0);
      if (pulled) {
        targets.forEach((feature, value) -> values[feature.position()] = value);
      }
      double[] rounded =
          IntStream.range(0, values.length).mapToDouble(f -> (float) values[f]).toArray();
      FeatureVector vector = FeatureVector.of(rounded);
      float[] embedding = new float[served.model().rank()];
      projection.project(vector, embedding, 0);
      return new Seed(row, vector, embedding, weight);
    }
  }
}
