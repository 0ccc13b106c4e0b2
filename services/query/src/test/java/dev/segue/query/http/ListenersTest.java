package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.http.Client.Response;
import dev.segue.query.listener.StoreLocation;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ListenersTest {
  @AutoClose private final ApiFixture api = ApiFixture.withTracks(200);

  @Test
  void shouldTakeRatingsChangeThemAndTakeThemBack() {
    JsonNode rated = rate("ann", "t1", 1).json();
    assertThat(rated.fieldNames())
        .toIterable()
        .containsExactly("listener", "track_id", "rating", "rated_at");
    rate("ann", "t2", -1);
    rate("ann", "not there yet", 1);
    JsonNode feedback = api.client.get("/v1/listeners/ann/feedback").json();
    assertThat(feedback.get("likes").intValue()).isEqualTo(2);
    assertThat(feedback.get("dislikes").intValue()).isEqualTo(1);
    assertThat(feedback.get("feedback").findValuesAsText("track_id"))
        .containsExactlyInAnyOrder("t1", "t2", "not there yet");
    assertThat(feedback.get("feedback").findValuesAsText("title")).contains("Title 1", "null");

    rate("ann", "t1", -1);
    assertThat(api.client.delete("/v1/listeners/ann/feedback/t2").status()).isEqualTo(204);
    rate("ann", "not%20there%20yet", 0);
    JsonNode left = api.client.get("/v1/listeners/ann/feedback").json();
    assertThat(left.get("feedback")).hasSize(1);
    assertThat(left.at("/feedback/0/rating").intValue()).isEqualTo(-1);
    assertThat(api.client.get("/v1/listeners/bob/feedback").json().get("feedback")).isEmpty();

    assertThat(api.client.delete("/v1/listeners/ann").status()).isEqualTo(204);
    assertThat(api.client.get("/v1/listeners/ann/feedback").json().get("feedback")).isEmpty();
  }

  @Test
  void shouldTakeManyRatingsAtOnceOrNone() {
    Response taken =
        api.client.post(
            "/v1/listeners/ann/feedback",
            "{\"feedback\": [{\"track_id\": \"t1\", \"rating\": 1}, {\"track_id\": \"t2\", \"rating\": -1}]}");
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.json().get("ratings").intValue()).isEqualTo(2);
    Response refused =
        api.client.post(
            "/v1/listeners/ann/feedback",
            "{\"feedback\": [{\"track_id\": \"t3\", \"rating\": 1}, {\"track_id\": \"t4\", \"rating\": 2}]}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("parameter").textValue()).isEqualTo("feedback[1].rating");
    assertThat(api.client.get("/v1/listeners/ann/feedback?limit=1").json().get("feedback"))
        .hasSize(1);
    assertThat(rate("ann", "t1", 7).status()).isEqualTo(400);
    assertThat(rate("%20", "t1", 1).json().get("parameter").textValue()).isEqualTo("listener");
  }

  @Test
  void shouldRecommendByLikesAndDislikesAndNeverWhatWasRated() {
    JsonNode nobody = api.client.get("/v1/listeners/ann/recommendations").json();
    assertThat(nobody.get("tracks")).isEmpty();
    assertThat(nobody.at("/reason/detail").textValue()).contains("first like");

    rate("ann", "t1", 1);
    JsonNode one = api.client.get("/v1/listeners/ann/recommendations").json();
    assertThat(one.get("tracks"))
        .isEqualTo(
            api.client
                .post("/v1/recommendations", "{\"positive\": [\"t1\"]}")
                .json()
                .get("tracks"));
    String disliked = one.at("/tracks/0/id").textValue();
    rate("ann", disliked, -1);
    JsonNode both =
        api.client.get("/v1/listeners/ann/recommendations?limit=100&explain=true").json();
    assertThat(both.get("tracks"))
        .hasSize(100)
        .noneMatch(track -> List.of("t1", disliked).contains(track.get("id").textValue()))
        .allMatch(track -> track.at("/explanation/sentence").isTextual());
    assertThat(both.get("likes").intValue()).isEqualTo(1);
    assertThat(both.get("dislikes").intValue()).isEqualTo(1);
    assertThat(both.get("tracks").findValuesAsText("id"))
        .isNotEqualTo(one.get("tracks").findValuesAsText("id"));

    String only = "/v1/listeners/ann/recommendations?only=t1";
    assertThat(api.client.get(only).json().get("tracks")).isEmpty();
    assertThat(api.client.get(only + "&include_rated=true").json().at("/tracks/0/id").textValue())
        .isEqualTo("t1");
    JsonNode filtered =
        api.client.get("/v1/listeners/ann/recommendations?min_energy=0.5&limit=5").json();
    assertThat(filtered.get("tracks")).hasSize(5);
  }

  @Test
  void shouldGoByTheClusterInWhichMostLikesLie() {
    Awaitility.await("the clusters are there")
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.client.get("/v1/clusters").status() == 200);
    String listener = "/v1/listeners/ann/";
    JsonNode nobody = api.client.get(listener + "favourite_cluster").json();
    assertThat(nobody.get("cluster").isNull()).isTrue();
    assertThat(nobody.at("/reason/detail").textValue()).isEqualTo("Nothing is liked yet.");
    String asked = listener + "recommendations?strategy=favourite_cluster";
    assertThat(api.client.get(asked).json().at("/reason/detail").textValue())
        .contains("first like");

    List.of("t1", "t2", "t3", "t4", "t5", "nowhere").forEach(id -> rate("ann", id, 1));
    rate("ann", "t6", -1);
    String liked = "\"t1\", \"t2\", \"t3\", \"t4\", \"t5\", \"nowhere\"";
    JsonNode favourite = api.client.get(listener + "favourite_cluster").json();
    JsonNode same =
        api.client.post("/v1/clusters:favourite", "{\"tracks\": [" + liked + "]}").json();
    assertThat(favourite.get("cluster")).isEqualTo(same.get("cluster"));
    assertThat(favourite.get("tracks")).isEqualTo(same.get("tracks"));
    assertThat(favourite.get("likes").intValue()).isEqualTo(6);
    assertThat(favourite.has("reason")).isFalse();

    JsonNode list = api.client.get(asked).json();
    JsonNode recommended =
        api.client
            .post(
                "/v1/recommendations",
                "{\"positive\": ["
                    + liked
                    + "], \"negative\": [\"t6\"], \"strategy\": \"favourite_cluster\"}")
            .json();
    assertThat(list.get("tracks")).isNotEmpty().isEqualTo(recommended.get("tracks"));
    assertThat(list.get("cluster")).isEqualTo(recommended.get("cluster"));
    JsonNode nearest = api.client.get(listener + "recommendations").json();
    assertThat(nearest.has("cluster")).isFalse();
    assertThat(nearest.get("tracks")).isNotEqualTo(list.get("tracks"));

    api.put("bare", "Bare", FeatureVector.empty());
    rate("bob", "bare", 1);
    JsonNode bob =
        api.client.get("/v1/listeners/bob/recommendations?strategy=favourite_cluster").json();
    assertThat(bob.get("tracks")).isEmpty();
    assertThat(bob.at("/reason/filters/0").textValue()).isEqualTo("strategy");
    assertThat(api.client.get("/v1/listeners/bob/favourite_cluster").json().at("/reason/detail"))
        .isEqualTo(bob.at("/reason/detail"));
    assertThat(api.client.get(listener + "favourite_cluster?k=0").status()).isEqualTo(400);
  }

  @Test
  void shouldSayThatARatingIsTakenWhereItCannotBeReadYet() {
    api.listeners.readable = false;
    assertThat(rate("ann", "t1", 1).status()).isEqualTo(202);
    assertThat(api.client.delete("/v1/listeners/ann").status()).isEqualTo(202);
  }

  @Test
  void shouldRefuseARatingOfWhoHasAsManyAsAreKept() {
    api.listeners.full = true;
    Response refused = rate("ann", "t1", 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("code").textValue()).isEqualTo("too_many_ratings");
    assertThat(refused.json().get("detail").textValue()).contains("20,000");
  }

  @Test
  void shouldAskTheOwnerInOneHop() {
    try (ApiFixture owner = ApiFixture.withTracks(200)) {
      // Each sends to the other: without the guard a request would never end.
      api.listeners.others = List.of(new StoreLocation.Node("127.0.0.1", owner.port()));
      owner.listeners.others = List.of(new StoreLocation.Node("127.0.0.1", api.port()));
      assertThat(rate("ann%2Fb", "t1%20%C3%BC", 1).status()).isEqualTo(200);
      assertThat(owner.listeners.read("ann/b").tracks().get(0).trackId()).isEqualTo("t1 ü");
      assertThat(api.listeners.read("ann/b").isEmpty()).isTrue();
      Response asked = api.client.get("/v1/listeners/ann%2Fb/feedback?limit=5");
      assertThat(asked.json().get("likes").intValue()).isEqualTo(1);
      assertThat(asked.header("Segue-Lag")).isEmpty();
      assertThat(rate("ann%2Fb", "t1", 5).status()).isEqualTo(400);

      // The owner has but a copy, and says so through the hop.
      owner.listeners.lag = OptionalLong.of(3);
      assertThat(api.client.get("/v1/listeners/ann%2Fb/feedback").header("Segue-Lag"))
          .isEqualTo("3");
    }
  }

  @Test
  void shouldAnswerFromACopyOrAskForPatienceWhereTheOwnerIsGone() {
    rate("ann", "t1", 1);
    ApiFixture gone = new ApiFixture();
    int port = gone.port();
    gone.close();
    api.listeners.others = List.of(new StoreLocation.Node("127.0.0.1", port));
    api.listeners.lag = OptionalLong.of(12);
    Response copy = api.client.get("/v1/listeners/ann/recommendations");
    assertThat(copy.status()).isEqualTo(200);
    assertThat(copy.header("Segue-Lag")).isEqualTo("12");

    api.listeners.moving = true;
    Response moving = api.client.get("/v1/listeners/ann/recommendations");
    assertThat(moving.status()).isEqualTo(503);
    assertThat(moving.header("Retry-After")).isEqualTo("1");
    assertThat(rate("ann", "t2", 1).status()).as("a rating is written anywhere").isEqualTo(200);
  }

  private Response rate(String listener, String track, int rating) {
    String body = "{\"rating\": " + rating + "}";
    return api.client.send(
        "PUT /v1/listeners/%s/feedback/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(listener, track.replace(" ", "%20"), body.length(), body));
  }
}
