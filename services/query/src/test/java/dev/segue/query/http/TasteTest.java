package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.http.Client.Response;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.wire.FeatureVectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A listener who likes what has energy. */
class TasteTest {
  @AutoClose private final ApiFixture api = ApiFixture.withTracks(300);

  @Test
  void shouldSayHowProbablyATrackIsLikedAndWhichModelSaidSo() {
    JsonNode unknown = predict("\"t1\", \"nowhere\", \"t1\"");
    assertThat(unknown.at("/predictions/0/probability").doubleValue()).isEqualTo(0.5);
    assertThat(unknown.get("predictions")).hasSize(1);
    assertThat(unknown.at("/unknown_ids/0").textValue()).isEqualTo("nowhere");
    assertThat(unknown.at("/classifier/ratings").intValue()).isZero();

    rate(0, 40);
    JsonNode few = predict("\"t1\"");
    assertThat(few.at("/classifier/kind").textValue()).isEqualTo("online");
    assertThat(few.at("/classifier/ratings").intValue()).isEqualTo(40);

    rate(40, 120);
    int before = few.at("/classifier/version").intValue();
    await()
        .alias("classifiers are compared beside the requests")
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                predict("\"t1\"").at("/classifier/description").textValue().contains("best of 4"));
    JsonNode many = predict("\"t1\"").get("classifier");
    assertThat(many.get("ratings").intValue()).isEqualTo(120);
    assertThat(many.get("version").intValue()).isGreaterThan(before);
  }

  @Test
  void shouldCleanAPlaylistByRatingsAndProbabilities() {
    rate(0, 40);
    String ids = ids(0, 60) + ", \"nowhere\"";
    JsonNode clean = clean(ids, "application/json").json();
    assertThat(clean.get("keep").size() + clean.get("drop").size()).isEqualTo(60);
    for (JsonNode track : clean.get("keep")) {
      int i = Integer.parseInt(track.get("id").textValue().substring(1));
      if (i < 40) {
        assertThat(liked(i)).isTrue();
        assertThat(track.get("reason").textValue()).isEqualTo("You liked it.");
      } else {
        assertThat(track.get("probability").doubleValue()).isGreaterThanOrEqualTo(0.5);
        assertThat(track.get("reason").textValue()).contains("not below");
      }
    }
    assertThat(clean.get("drop").findValuesAsText("reason"))
        .anyMatch("You disliked it."::equals)
        .noneMatch("You liked it."::equals);
    assertThat(clean.at("/unknown_ids/0").textValue()).isEqualTo("nowhere");

    Response m3u = clean(ids, "audio/x-mpegurl, */*");
    assertThat(m3u.header("Content-Type")).startsWith("audio/x-mpegurl");
    assertThat(m3u.body()).startsWith("#EXTM3U\n#PLAYLIST:Cleaned for ann\n#EXTINF:");
    assertThat(m3u.body().lines().filter(line -> line.startsWith("segue:track:t")))
        .hasSize(clean.get("keep").size());
    JsonNode jspf = clean(ids, "application/xspf+json;q=0.9").json();
    assertThat(jspf.at("/playlist/track")).hasSize(clean.get("keep").size());
    assertThat(jspf.at("/playlist/track/0/creator").textValue()).startsWith("Artist of ");
    assertThat(jspf.at("/playlist/track/0/identifier/0").textValue()).startsWith("segue:track:t");
  }

  @Test
  void shouldDiscoverWhatIsProbablyLikedAndNotRatedYet() {
    rate(0, 60);
    JsonNode found = get("/v1/listeners/ann/discover?limit=5&min_probability=0.6");
    assertThat(found.get("tracks")).hasSize(5);
    for (JsonNode track : found.get("tracks")) {
      assertThat(track.get("probability").doubleValue()).isGreaterThanOrEqualTo(0.6);
      assertThat(Integer.parseInt(track.get("id").textValue().substring(1)))
          .isGreaterThanOrEqualTo(60);
    }
    assertThat(get("/v1/listeners/nobody/discover").at("/reason/detail").textValue())
        .contains("first like");
    assertThat(
            get("/v1/listeners/ann/discover?min_probability=1&min_energy=0.1")
                .at("/reason/detail")
                .textValue())
        .contains("that probably");
  }

  @Test
  void shouldExploreTheSameSoundElsewhere() {
    Random random = new Random(5);
    String[] genres = {"pop", "jazz", "metal"};
    for (int i = 0; i < 90; i++) {
      FeatureVector features = TestModels.features(random);
      api.put(
          GeneratedRecords.newTrack()
              .setId("g" + i)
              .setTitle("Genre " + i)
              .setGenres(List.of(genres[i % 3]))
              .setMarket(i % 2 == 0 ? "AT" : "SE")
              .setFeatures(FeatureVectors.toRecord(features))
              .build());
    }
    api.listeners.rate("ann", List.of(new RatedTrack("g0", 1, 1), new RatedTrack("g1", -1, 2)));
    JsonNode genre = get("/v1/listeners/ann/explore?outside=genre&limit=3");
    assertThat(genre.at("/usual/0").textValue()).isEqualTo("pop");
    assertThat(genre.get("groups").findValuesAsText("name"))
        .containsExactlyInAnyOrder("jazz", "metal");
    assertThat(genre.get("groups")).allMatch(group -> group.get("tracks").size() == 3);
    JsonNode market = get("/v1/listeners/ann/explore?outside=market&groups=1");
    assertThat(market.get("groups").findValuesAsText("name")).containsExactly("SE");
    assertThat(api.client.get("/v1/listeners/ann/explore").status()).isEqualTo(400);
    assertThat(get("/v1/listeners/bob/explore?outside=genre").get("groups")).isEmpty();
  }

  @Test
  void shouldExtendAPlaylist() {
    JsonNode more =
        api.client
            .post("/v1/playlists:extend", "{\"tracks\": [\"t1\", \"t2\"], \"limit\": 4}")
            .json();
    assertThat(more.get("tracks")).hasSize(4);
    assertThat(more)
        .isEqualTo(
            api.client
                .post("/v1/recommendations", "{\"positive\": [\"t1\", \"t2\"], \"limit\": 4}")
                .json());
    assertThat(api.client.post("/v1/playlists:extend", "{}").status()).isEqualTo(400);
    assertThat(api.client.post("/v1/playlists:extend", "{\"tracks\": [\"x\"]}").status())
        .isEqualTo(404);
  }

  private boolean liked(int i) {
    FeatureVector features =
        FeatureVectors.of(Objects.requireNonNull(api.records.get("t" + i)).getFeatures());
    return features.has(Feature.ENERGY) && features.get(Feature.ENERGY) > 0.5;
  }

  private void rate(int from, int to) {
    List<RatedTrack> rated = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rated.add(new RatedTrack("t" + i, liked(i) ? 1 : -1, i + 1));
    }
    api.listeners.rate("ann", rated);
  }

  private static String ids(int from, int to) {
    List<String> ids = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ids.add("\"t" + i + "\"");
    }
    return String.join(", ", ids);
  }

  private JsonNode predict(String ids) {
    Response answer = api.client.post("/v1/listeners/ann:predict", "{\"tracks\": [" + ids + "]}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private Response clean(String ids, String accept) {
    String body = "{\"listener\": \"ann\", \"tracks\": [" + ids + "]}";
    Response answer =
        api.client.send(
            "POST /v1/playlists:clean HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: "
                + accept
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private JsonNode get(String path) {
    Response answer = api.client.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
