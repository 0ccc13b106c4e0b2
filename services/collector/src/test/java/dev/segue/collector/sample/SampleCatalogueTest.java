package dev.segue.collector.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.collector.sample.GenreProfiles.Subgenre;
import dev.segue.schemas.avro.TrackFeatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The sample against the figures it is drawn from, and against itself. */
class SampleCatalogueTest {

  private static final double[] SHARES = {0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};
  private static final SampleCatalogue CATALOGUE =
      new SampleCatalogue(SampleCatalogue.DEFAULT_SEED);
  private static final List<TrackFeatures> TRACKS =
      LongStream.range(0, 50_000).mapToObj(CATALOGUE::track).toList();
  private static final GenreProfiles PROFILES = GenreProfiles.load();

  @Test
  void shouldFollowTheQuantilesOfEverySubgenre() {
    var figures = GenreProfiles.json("genre-profiles.json");
    for (var genre : figures.get("genres")) {
      for (var subgenre : genre.get("subgenres")) {
        String name = subgenre.get("subgenre").textValue();
        List<TrackFeatures> tracks = ofSubgenre(name);
        assertThat(tracks).as(name).hasSizeGreaterThan(500);
        for (String feature : PROFILES.features()) {
          double[] sorted = tracks.stream().mapToDouble(track -> value(track, feature)).toArray();
          for (int i = 0; i < SHARES.length; i++) {
            double quantile = subgenre.get("quantiles").get(feature).get(i).asDouble();
            assertThat(SHARES[i])
                .as("%s, %s: share of the tracks up to %s", name, feature, quantile)
                .isBetween(
                    share(sorted, quantile - gap(feature, quantile)) - 0.07,
                    share(sorted, quantile + gap(feature, quantile)) + 0.07);
          }
        }
      }
    }
  }

  @Test
  void shouldCorrelateFeaturesAsTheGenreDoes() {
    var figures = GenreProfiles.json("genre-profiles.json");
    for (var genre : figures.get("genres")) {
      for (var subgenre : genre.get("subgenres")) {
        String name = subgenre.get("subgenre").textValue();
        List<TrackFeatures> tracks = ofSubgenre(name);
        for (int i = 0; i < PROFILES.features().size(); i++) {
          for (int j = 0; j < i; j++) {
            String a = PROFILES.features().get(i);
            String b = PROFILES.features().get(j);
            if (isContinuous(a) && isContinuous(b)) {
              double wanted = genre.get("normal_score_correlation").get(i).get(j).asDouble();
              assertThat(spearman(tracks, a, b))
                  .as("%s: %s with %s", name, a, b)
                  .isCloseTo(6 / Math.PI * Math.asin(wanted / 2), within(0.16));
            }
          }
        }
      }
    }
  }

  @Test
  void shouldOccurAsOftenAsItsSubgenreDoes() {
    double before = 0;
    for (Subgenre subgenre : PROFILES.subgenres()) {
      double wanted = subgenre.cumulative() - before;
      before = subgenre.cumulative();
      assertThat(ofSubgenre(subgenre.name()).size() / (double) TRACKS.size())
          .as(subgenre.name())
          .isCloseTo(wanted, within(0.012));
    }
  }

  @Test
  void shouldBeTheSameEverywhere() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (TrackFeatures track : TRACKS.subList(0, 2_000)) {
      List<Object> values = new ArrayList<>();
      track
          .getSchema()
          .getFields()
          .subList(
              0, TrackFeatures.getClassSchema().getField("layer").pos()) // came later, and empty
          .forEach(
              field -> {
                Object value = track.get(field.pos());
                // Not the text of the number: Java 19 writes some with fewer digits.
                values.add(
                    value instanceof Double d ? Double.doubleToLongBits(d) : String.valueOf(value));
              });
      digest.update(values.toString().getBytes(StandardCharsets.UTF_8));
    }

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("d9db3bfc14711c034b2ab95a9fa8dc67a97c5bc6f9f908a80e05cde315c5a74d");
  }

  @Test
  void shouldGiveATrackByItsNumberAlone() {
    SampleCatalogue again = new SampleCatalogue(SampleCatalogue.DEFAULT_SEED);

    assertThat(again.track(41_234)).isEqualTo(TRACKS.get(41_234));
    assertThat(new SampleCatalogue(2).track(41_234)).isNotEqualTo(TRACKS.get(41_234));
    assertThat(again.track(29_999_999).getId()).isEqualTo("sample-30000000");
  }

  @Test
  void shouldSayThatItIsGenerated() {
    assertThat(TRACKS).allMatch(track -> track.getSource().equals("generated sample (seed 1)"));
    assertThat(TRACKS.get(0).getId()).isEqualTo("sample-000001");
  }

  @Test
  void shouldHaveNoCopies() {
    assertThat(TRACKS.stream().map(SampleCatalogueTest::features).distinct().count())
        .isEqualTo(TRACKS.size());
    assertThat(TRACKS.stream().map(t -> t.getTitle() + t.getArtists()).distinct().count())
        .isGreaterThan((long) (TRACKS.size() * 0.98));
  }

  @Test
  void shouldGiveArtistsSeveralTracksOneSubgenreAndAlbums() {
    Map<String, List<TrackFeatures>> byArtist =
        TRACKS.stream().limit(1_000).collect(Collectors.groupingBy(t -> t.getArtists().get(0)));

    assertThat(byArtist.size()).isBetween(100, 160);
    assertThat(byArtist.values().stream().mapToInt(List::size).max().orElseThrow())
        .isGreaterThan(15);
    byArtist.forEach(
        (artist, tracks) ->
            assertThat(tracks.stream().map(TrackFeatures::getGenres).distinct().count())
                .as(artist)
                .isLessThanOrEqualTo(2));
    Map<String, Integer> albums = new HashMap<>();
    TRACKS.stream()
        .limit(1_000)
        .forEach(t -> albums.merge(t.getArtists().get(0) + t.getAlbum(), 1, Integer::sum));
    assertThat(albums.values().stream().mapToInt(Integer::intValue).max().orElseThrow())
        .isGreaterThan(4);
  }

  @Test
  void shouldStayWithinTheDomains() {
    assertThat(TRACKS)
        .allSatisfy(
            track -> {
              assertThat(track.getEnergy()).isBetween(0.0, 1.0);
              assertThat(track.getKey()).isBetween(0.0, 11.0).isEqualTo(Math.rint(track.getKey()));
              assertThat(track.getMode()).isIn(0.0, 1.0);
              assertThat(track.getPopularity()).isBetween(0.0, 100.0);
              assertThat(track.getTimeSignature()).isIn(1.0, 3.0, 4.0, 5.0);
              assertThat(track.getDurationMs()).isPositive();
              assertThat(track.getReleaseDate()).matches("\\d{4}(-\\d{2}(-\\d{2})?)?");
              assertThat(track.getMarket()).matches("[A-Z]{2}");
            });
  }

  private static List<TrackFeatures> ofSubgenre(String name) {
    return TRACKS.stream().filter(track -> track.getGenres().get(1).equals(name)).toList();
  }

  private static double value(TrackFeatures track, String feature) {
    return (Double) track.get(track.getSchema().getField(feature).pos());
  }

  private static String features(TrackFeatures track) {
    List<String> values = new ArrayList<>();
    PROFILES
        .features()
        .forEach(feature -> values.add(String.format(Locale.ROOT, "%s", value(track, feature))));
    return values.toString();
  }

  private static double share(double[] values, double limit) {
    int below = 0;
    for (double value : values) {
      below += value <= limit ? 1 : 0;
    }
    return below / (double) values.length;
  }

  /** Half a step of the rounding, so that a quantile between two steps is met. */
  private static double gap(String feature, double quantile) {
    return isContinuous(feature) ? Math.abs(quantile) * 0.006 + 1e-9 : 0.51;
  }

  private static boolean isContinuous(String feature) {
    return !List.of("key", "mode", "popularity", "instrumentalness").contains(feature);
  }

  private static double spearman(List<TrackFeatures> tracks, String a, String b) {
    double[] x = ranks(tracks.stream().mapToDouble(track -> value(track, a)).toArray());
    double[] y = ranks(tracks.stream().mapToDouble(track -> value(track, b)).toArray());
    double n = x.length;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return 1 - 6 * sum / (n * (n * n - 1));
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    List<Integer> order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toList();
    for (int rank = 0; rank < values.length; rank++) {
      ranks[order.get(rank)] = rank;
    }
    return ranks;
  }
}
