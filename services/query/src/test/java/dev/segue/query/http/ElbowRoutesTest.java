package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.factorize.Elbow;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.http.Client.Response;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ElbowRoutesTest {
  @AutoClose private final ApiFixture api = ApiFixture.withTracks(300);

  @Test
  void shouldShowTheCurveForTheModelsTransformAndRecommend() {
    JsonNode answer = ok("/v1/elbow?model=classic");
    assertThat(answer.get("model_version").intValue()).isEqualTo(1);
    assertThat(answer.get("sample_size").intValue()).isEqualTo(300);
    assertThat(answer.get("features")).hasSize(TestModels.READ.size());
    assertThat(answer.get("recommended").intValue()).isBetween(2, 6);
    assertThat(answer.get("sentence").textValue()).contains("components explain");
    assertThat(answer.get("points")).hasSize(5);
    int components = 2;
    for (JsonNode point : answer.get("points")) {
      assertThat(point.get("components").intValue()).isEqualTo(components++);
      assertThat(point.get("relative_error").doubleValue()).isBetween(0.0, 1.0);
      assertThat(point.get("svd_bound").doubleValue()).isBetween(0.0, 1.0);
      assertThat(point.get("stability").doubleValue()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void shouldComputeAgainOnlyWhenTheCatalogueHasChangedNotably() {
    String first = ok("/v1/elbow").get("computed_at").textValue();
    Random random = new Random(3);
    api.put("one", "One", TestModels.features(random));
    JsonNode same = ok("/v1/elbow");
    assertThat(same.get("computed_at").textValue()).isEqualTo(first);
    assertThat(same.get("tracks").intValue()).isEqualTo(300);
    for (int i = 0; i < 60; i++) {
      api.put("more" + i, "More", TestModels.features(random));
    }
    // Until the new curve is there, the old one answers.
    await("a curve of the grown catalogue")
        .atMost(Duration.ofMinutes(2))
        .until(() -> ok("/v1/elbow").get("tracks").intValue() == 361);
  }

  @Test
  void shouldNotKnowAModelThatThereIsNot() {
    assertThat(api.client.get("/v1/elbow?model=x").status()).isEqualTo(404);
  }

  @Test
  void shouldSayHowFarItIsUntilTheCurveIsThere() {
    CountDownLatch goOn = new CountDownLatch(1);
    Future<?> other = api.elbowWorker.submit(() -> goOn.await(2, TimeUnit.MINUTES));
    Response soon = api.client.get("/v1/elbow");
    assertThat(soon.status()).isEqualTo(202);
    assertThat(soon.header("Retry-After")).isEqualTo("1");
    assertThat(soon.json().get("model").textValue()).isEqualTo("classic");
    assertThat(soon.json().get("state").textValue()).isEqualTo("computing");
    assertThat(soon.json().get("of").intValue()).isZero();
    assertThat(soon.json().get("detail").textValue()).contains("waits for its turn");
    goOn.countDown();
    assertThat(ok("/v1/elbow").get("points")).hasSize(5);
    assertThat(other).isDone();
  }

  @Test
  void shouldSayThatMoreAndMoreIsFitted() {
    Semaphore steps = new Semaphore(0);
    api.elbowFit =
        (transform, sample, most, progress) ->
            Elbow.of(
                transform,
                sample,
                most,
                (done, of) -> {
                  progress.fitted(done, of);
                  awaitStep(steps);
                });
    for (int fitted : new int[] {0, 2}) {
      await(fitted + " of 5")
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () -> {
                Response soon = api.client.get("/v1/elbow");
                assertThat(soon.status()).isEqualTo(202);
                assertThat(soon.json().get("done").intValue()).isEqualTo(fitted);
                assertThat(soon.json().get("of").intValue()).isEqualTo(5);
                assertThat(soon.json().get("detail").textValue())
                    .contains(fitted + " of 5 numbers of components are fitted");
              });
      steps.release(2);
    }
    steps.release(5);
    assertThat(ok("/v1/elbow").get("points")).hasSize(5);
  }

  private static void awaitStep(Semaphore steps) {
    try {
      assertThat(steps.tryAcquire(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new CancellationException("the test is over");
    }
  }

  @Test
  void shouldSayThatTheBoundIsAnEstimateWhereValuesAreMissing() {
    JsonNode holes = ok("/v1/elbow");
    assertThat(holes.get("missing").doubleValue()).isBetween(0.02, 0.1);
    assertThat(holes.get("note").textValue())
        .contains("% of the values are missing", "a little below svd_bound");

    try (ApiFixture full = ApiFixture.withTracks(0)) {
      Random random = new Random(8);
      for (int i = 0; i < 100; i++) {
        FeatureVector.Builder features = FeatureVector.builder();
        TestModels.READ.forEach(feature -> features.canonical(feature, random.nextDouble()));
        full.put("f" + i, "Full", features.build());
      }
      JsonNode complete = curve(full.client, "/v1/elbow");
      assertThat(complete.get("missing").doubleValue()).isZero();
      assertThat(complete.get("note").isNull()).isTrue();
      complete
          .get("points")
          .forEach(
              point ->
                  assertThat(point.get("relative_error").doubleValue())
                      .isGreaterThanOrEqualTo(point.get("svd_bound").doubleValue() - 1e-6));
    }
  }

  private JsonNode ok(String path) {
    return curve(api.client, path);
  }

  /** The curve, however long it takes; until then the answer says how far it is. */
  static JsonNode curve(Client client, String path) {
    return await(path)
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              Response response = client.get(path);
              if (response.status() == 202) {
                JsonNode soon = response.json();
                assertThat(response.header("Retry-After")).isEqualTo("1");
                assertThat(soon.get("state").textValue()).isEqualTo("computing");
                assertThat(soon.get("done").intValue())
                    .isLessThanOrEqualTo(soon.get("of").intValue());
              } else {
                assertThat(response.status()).as(response.body()).isEqualTo(200);
              }
              return response;
            },
            response -> response.status() == 200)
        .json();
  }
}
