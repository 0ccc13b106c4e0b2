package dev.segue.collector.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.collector.sample.Quantiles.Rounding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The aggregate figures that the sample is drawn from ({@code genre-profiles.json}): per sub-genre
 * how often it occurs and the quantiles of every feature, per genre how the features go together,
 * and how often each time signature occurs. No track of theirs is in them.
 */
final class GenreProfiles {

  /** Makes and orders the features as the figures do. */
  private final List<String> features;

  private final List<Subgenre> subgenres;
  private final List<Weighted> timeSignatures;

  /**
   * One sub-genre.
   *
   * @param cumulative its share of all tracks added to those before it
   * @param quantiles by feature, in the order of {@link #features()}
   */
  record Subgenre(
      String genre,
      String name,
      double cumulative,
      List<Quantiles> quantiles,
      Correlation correlation) {}

  private record Weighted(double value, double cumulative) {}

  private GenreProfiles(
      List<String> features, List<Subgenre> subgenres, List<Weighted> timeSignatures) {
    this.features = features;
    this.subgenres = subgenres;
    this.timeSignatures = timeSignatures;
  }

  static GenreProfiles load() {
    JsonNode root = json("genre-profiles.json");
    double[] shares = numbers(root.get("quantile_points"));
    List<String> features = new ArrayList<>();
    root.get("features").forEach(feature -> features.add(feature.textValue()));
    double rows = 0;
    for (JsonNode genre : root.get("genres")) {
      for (JsonNode subgenre : genre.get("subgenres")) {
        rows += subgenre.get("rows").asDouble();
      }
    }
    List<Subgenre> subgenres = new ArrayList<>();
    double before = 0;
    for (JsonNode genre : root.get("genres")) {
      JsonNode matrix = genre.get("normal_score_correlation");
      double[][] correlations = new double[matrix.size()][];
      for (int i = 0; i < correlations.length; i++) {
        correlations[i] = numbers(matrix.get(i));
      }
      Correlation correlation = Correlation.of(correlations);
      for (JsonNode subgenre : genre.get("subgenres")) {
        before += subgenre.get("rows").asDouble();
        List<Quantiles> quantiles = new ArrayList<>();
        for (String feature : features) {
          quantiles.add(
              new Quantiles(
                  shares, numbers(subgenre.get("quantiles").get(feature)), rounding(feature)));
        }
        subgenres.add(
            new Subgenre(
                genre.get("genre").textValue(),
                subgenre.get("subgenre").textValue(),
                before / rows,
                List.copyOf(quantiles),
                correlation));
      }
    }
    return new GenreProfiles(
        List.copyOf(features), List.copyOf(subgenres), weights(root.get("time_signature_weights")));
  }

  private static List<Weighted> weights(JsonNode node) {
    List<Weighted> weights = new ArrayList<>();
    double before = 0;
    for (var weight : node.properties()) {
      before += weight.getValue().asDouble();
      weights.add(new Weighted(Double.parseDouble(weight.getKey()), before));
    }
    return List.copyOf(weights);
  }

  private static Rounding rounding(String feature) {
    return switch (feature) {
      case "popularity", "key", "mode", "duration_ms" -> Rounding.WHOLE;
      case "loudness", "tempo" -> Rounding.THOUSANDTHS;
      default -> Rounding.SIGNIFICANT;
    };
  }

  static JsonNode json(String resource) {
    try (InputStream in = GenreProfiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the build");
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  List<String> features() {
    return features;
  }

  List<Subgenre> subgenres() {
    return subgenres;
  }

  /** The sub-genre that a uniform number falls on. */
  Subgenre subgenre(double uniform) {
    for (Subgenre subgenre : subgenres) {
      if (uniform < subgenre.cumulative()) {
        return subgenre;
      }
    }
    return subgenres.get(subgenres.size() - 1);
  }

  /** The time signature that a uniform number falls on. */
  double timeSignature(double uniform) {
    for (Weighted weight : timeSignatures) {
      if (uniform < weight.cumulative) {
        return weight.value;
      }
    }
    return timeSignatures.get(0).value;
  }
}
