package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts of events as filters see them, from the topic and again from the node's own files. */
class FilterColumnsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @Test
  void shouldFilterByWhatEventsSayAlsoAfterARestart() {
    Feed feed = cluster.feed("facts.");
    Random random = new Random(81);
    feed.track("seed", "Seed", TestModels.features(random));
    FeatureVector sound = TestModels.features(random);
    feed.track(track("rock", "1971-05-01", "DE", false, "Rock", "USAAA7100001", sound));
    feed.track(track("pop", "2020", "US", true, "Dance Pop", "USAAA2000001", sound));
    feed.track(
        track("again", "1999", "US", false, "rock", "USAAA7100001", TestModels.features(random)));
    feed.model("tuned", TestModels.model("tuned", 1, 1));
    feed.flush();
    try (Node node = cluster.node("facts.", data)) {
      await().atMost(SOON).until(() -> node.service().ready() && node.service().tracks() == 4);
      assertFilters(node, "rock");
      // The event after changes what filters see.
      feed.track(track("rock", "1971-05-01", "DE", false, "Jazz", "USAAA7100001", sound));
      feed.flush();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(ids(node, "genres=jazz")).containsExactly("rock"));
      assertThat(ids(node, "genres=rock")).containsExactly("again");
    }
    try (Node node = cluster.node("facts.", data)) {
      await().atMost(SOON).until(() -> node.service().ready());
      assertFilters(node, "jazz");
    }
  }

  private static void assertFilters(Node node, String genre) {
    assertThat(ids(node, "duplicates=keep&max_year=1980")).containsExactly("rock");
    assertThat(ids(node, "markets=us&min_year=2000")).containsExactly("pop");
    assertThat(ids(node, "explicit=true")).containsExactly("pop");
    assertThat(ids(node, "genres=" + genre + "&max_year=1980")).containsExactly("rock");
    assertThat(ids(node, "artists=artist%20of%20pop")).containsExactly("pop");
    // The same code, or the same features: one recording.
    assertThat(ids(node, "duplicates=keep&exclude=nobody")).hasSize(3);
    assertThat(ids(node, "duplicates=fold")).hasSizeLessThan(3);
  }

  private static Track track(
      String id,
      String date,
      String market,
      boolean explicit,
      String genre,
      String isrc,
      FeatureVector features) {
    return GeneratedRecords.newTrack()
        .setId(id)
        .setTitle("Title of " + id)
        .setArtists(List.of("Artist of " + id))
        .setReleaseDate(date)
        .setMarket(market)
        .setExplicit(explicit)
        .setGenres(List.of(genre))
        .setIsrc(isrc)
        .setFeatures(FeatureVectors.toRecord(features))
        .build();
  }

  private static List<String> ids(Node node, String filters) {
    Response response = node.client().get("/v1/tracks/seed/similar?" + filters);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json().get("tracks").findValuesAsText("id");
  }
}
