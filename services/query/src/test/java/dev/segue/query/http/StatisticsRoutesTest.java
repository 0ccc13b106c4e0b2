package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StatisticsRoutesTest {
  @AutoClose private static final ApiFixture fixture = ApiFixture.withTracks(300);

  @Test
  void shouldDescribeTheTracksThatPassTheFilter() {
    JsonNode all = fixture.client.get("/v1/statistics").json();
    JsonNode lively = fixture.client.get("/v1/statistics?min_energy=0.5").json();

    assertThat(all.get("tracks").intValue()).isEqualTo(300);
    assertThat(lively.get("tracks").intValue()).isBetween(100, 200);
    assertThat(feature(lively, "energy").get("min").doubleValue()).isGreaterThanOrEqualTo(0.5);
    assertThat(feature(lively, "energy").get("missing").intValue()).isZero();
    assertThat(feature(all, "tempo").get("unit").textValue()).isEqualTo("beats per minute");
  }

  @Test
  void shouldSayNullWhereThereIsNothingToSay() {
    JsonNode none = fixture.client.get("/v1/statistics?min_energy=1.5").json();

    assertThat(none.get("tracks").intValue()).isZero();
    assertThat(feature(none, "energy").get("mean").isNull()).isTrue();
    JsonNode correlation = fixture.client.get("/v1/statistics/correlation?min_energy=1.5").json();
    assertThat(correlation.at("/matrix/0/0").isNull()).isTrue();
    JsonNode histogram =
        fixture.client.get("/v1/statistics/histogram?feature=energy&min_energy=1.5").json();
    assertThat(histogram.get("bins").isEmpty()).isTrue();
  }

  @Test
  void shouldNameTheFeatureThatWasMeant() {
    Client.Response wrong = fixture.client.get("/v1/statistics/histogram?feature=enrgy");
    Client.Response absent = fixture.client.get("/v1/statistics/scatter?x=energy");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().get("detail").textValue())
        .isEqualTo("There is no feature 'enrgy'. Did you mean 'energy'?");
    assertThat(absent.json().get("parameter").textValue()).isEqualTo("y");
  }

  @Test
  void shouldNameTheCategoryOfEachPoint() {
    JsonNode answer =
        fixture.client.get("/v1/statistics/scatter?x=energy&y=valence&limit=5").json();

    assertThat(answer.get("points")).hasSize(5);
    answer
        .get("points")
        .forEach(
            point -> {
              JsonNode track =
                  fixture.client.get("/v1/tracks/" + point.get("id").textValue()).json();
              assertThat(point.get("category")).isEqualTo(track.get("category"));
              assertThat(point.get("x").doubleValue())
                  .isCloseTo(track.at("/features/energy").doubleValue(), within(1e-6));
            });
  }

  private static JsonNode feature(JsonNode answer, String name) {
    for (JsonNode feature : answer.get("features")) {
      if (feature.get("feature").textValue().equals(name)) {
        return feature;
      }
    }
    throw new AssertionError(name);
  }
}
