package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters and genres of what came over a real broker, against what they ought to be. */
class GroupsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String THREE = "features=energy,acousticness,valence&k=3";
  private static final List<Feature> FEATURES =
      List.of(Feature.ENERGY, Feature.ACOUSTICNESS, Feature.VALENCE);

  /** Where the three kinds of track lie, which overlap. */
  private static final double[][] KINDS = {{.2, .8, .3}, {.8, .2, .7}, {.7, .6, .2}};

  private static final List<String> GENRES = List.of("folk", "techno", "metal");

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  private final Map<String, Track> tracks = new LinkedHashMap<>();
  private final Random random = new Random(12);

  @Test
  void shouldGroupTracksOfTheTopicAndKeepIdentitiesAsItGrows() throws Exception {
    Feed feed = cluster.feed("groups.");
    grow(feed, 150);
    feed.model("classic", TestModels.model("classic", 1, 1));
    feed.flush();
    try (Node node = cluster.node("groups.", data, Map.of(QuerySettings.MODEL, "classic"))) {
      await().atMost(SOON).until(() -> node.service().ready() && node.service().tracks() == 150);
      JsonNode before = grouped(node, 150);
      shouldBeAFixedPointOfKMeans(node, before);

      grow(feed, 60);
      feed.model("classic", TestModels.model("classic", 2, 2));
      feed.flush();
      JsonNode after = grouped(node, 210);
      shouldBeAFixedPointOfKMeans(node, after);
      shouldHaveKeptIdentities(before, after);

      await()
          .atMost(SOON)
          .until(() -> get(node, "/v1/models/classic").get("version").intValue() == 2);
      shouldMatchGenres(node, 1);
      shouldMatchGenres(node, 30);
    }
  }

  /** The usual clusters are on other features; these are asked for by name. */
  private static JsonNode grouped(Node node, int count) {
    return await("clusters of " + count)
        .atMost(SOON)
        .until(
            () -> node.client().get("/v1/clusters?" + THREE),
            answer -> answer.status() == 200 && answer.json().get("tracks").intValue() == count)
        .json();
  }

  /** Every track is in the cluster with the nearest centre, and a centre is the mean of its own. */
  private void shouldBeAFixedPointOfKMeans(Node node, JsonNode answer) {
    double[][] rows = tracks.values().stream().map(GroupsIT::values).toArray(double[][]::new);
    double[] deviations = deviations(rows);
    List<String> ids = List.copyOf(tracks.keySet());
    Map<Integer, List<Integer>> members = new HashMap<>();
    for (int row = 0; row < rows.length; row++) {
      members
          .computeIfAbsent(nearest(answer, rows[row], deviations), id -> new ArrayList<>())
          .add(row);
    }
    assertThat(answer.get("clusters")).hasSize(3);
    assertThat(answer.get("ungrouped").intValue()).isZero();
    for (JsonNode group : answer.get("clusters")) {
      List<Integer> own = members.getOrDefault(group.get("id").intValue(), List.of());
      assertThat(group.get("tracks").intValue()).isEqualTo(own.size()).isGreaterThan(10);
      for (int f = 0; f < FEATURES.size(); f++) {
        int feature = f;
        double mean = own.stream().mapToDouble(row -> rows[row][feature]).average().orElseThrow();
        assertThat(centre(group)[f]).isCloseTo(mean, within(1e-5));
      }
      String path = "/v1/clusters/" + group.get("id").intValue();
      assertThat(get(node, path + "?" + THREE)).isEqualTo(group);
      List<JsonNode> listed = new ArrayList<>();
      for (int offset = 0; offset <= own.size(); offset += 100) {
        get(node, path + "/tracks?limit=100&offset=" + offset + "&" + THREE)
            .get("tracks")
            .forEach(listed::add);
      }
      assertThat(listed.stream().map(track -> track.get("id").textValue()))
          .containsExactlyInAnyOrderElementsOf(own.stream().map(ids::get).toList());
      double last = 0;
      for (JsonNode track : listed) {
        double[] row = rows[ids.indexOf(track.get("id").textValue())];
        double distance = Math.sqrt(squaredDistance(centre(group), row, deviations));
        assertThat(track.get("distance").doubleValue())
            .isCloseTo(distance, within(1e-4))
            .isGreaterThanOrEqualTo(last);
        last = track.get("distance").doubleValue();
      }
      assertThat(group.get("exemplars").findValuesAsText("id"))
          .contains(listed.get(0).get("id").textValue());
    }
  }

  /** No cluster is nearer to where another one was than to where it was itself. */
  private void shouldHaveKeptIdentities(JsonNode before, JsonNode after) {
    double[] deviations =
        deviations(tracks.values().stream().map(GroupsIT::values).toArray(double[][]::new));
    Set<Integer> seen = new HashSet<>();
    for (JsonNode group : after.get("clusters")) {
      int id = group.get("id").intValue();
      assertThat(seen.add(id)).isTrue();
      assertThat(nearest(before, centre(group), deviations)).isEqualTo(id);
    }
  }

  private void shouldMatchGenres(Node node, int minTracks) {
    JsonNode answer = get(node, "/v1/categories/genres?model=classic&min_tracks=" + minTracks);
    GenreCounts counts = new GenreCounts();
    for (Track track : tracks.values()) {
      String category = get(node, "/v1/tracks/" + track.getId()).get("category").textValue();
      track.getGenres().forEach(genre -> counts.add(genre, category));
    }
    counts.dropBelow(minTracks);

    assertThat(answer.get("tracks").intValue()).isEqualTo(tracks.size());
    assertThat(answer.get("labels").intValue()).isEqualTo(counts.total());
    assertThat(answer.get("purity").doubleValue()).isCloseTo(counts.purity(), within(1e-5));
    assertThat(answer.get("normalised_mutual_information").doubleValue())
        .isCloseTo(counts.mutualInformation(), within(1e-5))
        .isBetween(0.01, 0.99);
    List<String> genres = new ArrayList<>();
    answer.get("genres").forEach(genre -> genres.add(genre.get("genre").textValue()));
    assertThat(genres).containsExactlyInAnyOrderElementsOf(counts.genres());
    assertThat(genres.contains("rare")).isEqualTo(minTracks == 1);
    for (JsonNode category : answer.get("categories")) {
      String name = category.get("name").textValue();
      assertThat(category.get("labels").intValue()).isEqualTo(counts.ofCategory(name));
      for (JsonNode typical : category.get("typical")) {
        String genre = typical.get("genre").textValue();
        assertThat(typical.get("tracks").intValue()).isEqualTo(counts.of(genre, name));
        assertThat(typical.get("lift").doubleValue())
            .isCloseTo(counts.lift(genre, name), within(1e-5));
      }
    }
  }

  private void grow(Feed feed, int count) {
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(KINDS.length);
      FeatureVector.Builder features = FeatureVector.builder();
      for (int f = 0; f < FEATURES.size(); f++) {
        double value = KINDS[kind][f] + 0.12 * random.nextGaussian();
        features.raw(FEATURES.get(f), Math.min(1, Math.max(0, value)));
      }
      for (Feature other : List.of(Feature.DANCEABILITY, Feature.LIVENESS, Feature.POPULARITY)) {
        features.canonical(other, random.nextDouble());
      }
      String id = "t" + tracks.size();
      List<String> genres = new ArrayList<>();
      genres.add(GENRES.get(random.nextInt(4) > 0 ? kind : random.nextInt(GENRES.size())));
      if (tracks.size() % 20 == 0) {
        genres.add("rare");
      }
      Track track =
          GeneratedRecords.newTrack()
              .setId(id)
              .setTitle("Title " + id)
              .setArtists(List.of("Somebody"))
              .setGenres(genres)
              .setFeatures(FeatureVectors.toRecord(features.build()))
              .build();
      tracks.put(id, track);
      feed.track(track);
    }
  }

  private static double[] values(Track track) {
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    return FEATURES.stream().mapToDouble(features::get).toArray();
  }

  private static double[] deviations(double[][] rows) {
    return IntStream.range(0, FEATURES.size())
        .mapToDouble(
            f -> {
              double mean = Arrays.stream(rows).mapToDouble(r -> r[f]).average().orElseThrow();
              return Math.sqrt(
                  Arrays.stream(rows)
                      .mapToDouble(r -> (r[f] - mean) * (r[f] - mean))
                      .average()
                      .orElseThrow());
            })
        .toArray();
  }

  private static int nearest(JsonNode answer, double[] row, double[] deviations) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (JsonNode group : answer.get("clusters")) {
      double distance = squaredDistance(centre(group), row, deviations);
      if (distance < least) {
        least = distance;
        nearest = group.get("id").intValue();
      }
    }
    return nearest;
  }

  private static double squaredDistance(double[] a, double[] b, double[] deviations) {
    return IntStream.range(0, a.length)
        .mapToDouble(f -> (a[f] - b[f]) / deviations[f])
        .map(difference -> difference * difference)
        .sum();
  }

  private static double[] centre(JsonNode group) {
    return FEATURES.stream()
        .mapToDouble(feature -> group.get("centre").get(feature.label()).doubleValue())
        .toArray();
  }

  private static JsonNode get(Node node, String path) {
    Response response = node.client().get(path);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }
}
