package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LayersTest {
  @AutoClose private final ApiFixture api = ApiFixture.withTracks(5);

  @Test
  void shouldShowWhoSaidWhat() {
    TrackLayer manual = layer("manual", 0.25, null);
    manual.setTitle("By hand");
    manual.setExternalIds(List.of("spotify:right"));
    TrackLayer base = layer("base", 0.5, 0.75);
    base.setTitle("By base");
    base.setExternalIds(List.of("spotify:wrong", "mbid:1"));
    api.put(
        Track.newBuilder()
            .setId("a")
            .setTitle("By hand")
            .setFeatures(features(0.25, 0.75))
            .setExternalIds(List.of("spotify:right", "mbid:1"))
            .setLayers(List.of(manual, base))
            .build());

    JsonNode track = ok("/v1/tracks/a?layers=true");
    assertThat(track.get("external_ids")).hasSize(2);
    JsonNode layers = track.get("layers");
    assertThat(layers.findValuesAsText("layer")).containsExactly("manual", "base");
    assertThat(layers.at("/0/states/energy").doubleValue()).isEqualTo(0.25);
    assertThat(texts(layers.at("/0/decides"))).containsExactly("title", "external_ids", "energy");
    assertThat(texts(layers.at("/1/decides"))).containsExactly("external_ids", "valence");
    assertThat(layers.at("/1/stated_at").textValue()).isEqualTo("1970-01-01T00:00:01Z");
    assertThat(ok("/v1/tracks/a").has("layers")).isFalse();
  }

  @Test
  void shouldShowTheBaseLayerOfATrackThatHasNoOther() {
    JsonNode layers = ok("/v1/tracks/t1?layers=true").get("layers");

    assertThat(layers).hasSize(1);
    assertThat(layers.at("/0/layer").textValue()).isEqualTo("base");
    assertThat(layers.at("/0/states/title").textValue()).isEqualTo("Title 1");
    assertThat(texts(layers.at("/0/decides"))).contains("title", "artists", "energy");
  }

  @Test
  void shouldWarnWhereTwoLayersMeasureOnDifferentScales() {
    Random random = new Random(9);
    for (int i = 0; i < 200; i++) {
      double energy = random.nextDouble();
      double valence = random.nextDouble();
      TrackLayer base = layer("base", energy, valence);
      TrackLayer studio = layer("studio", energy * energy, valence + 0.001 * random.nextDouble());
      api.put(
          Track.newBuilder()
              .setId("l" + i)
              .setTitle("Title")
              .setFeatures(features(energy, valence))
              .setLayers(List.of(base, studio))
              .build());
    }

    JsonNode answer = ok("/v1/statistics?by=layer");
    assertThat(answer.get("tracks").intValue()).isEqualTo(200);
    assertThat(texts(answer.get("warnings"))).hasSize(1);
    assertThat(answer.at("/warnings/0").textValue()).contains("base and studio", "energy");
    assertThat(answer.get("pairs")).hasSize(2);
    assertThat(answer.at("/features/0/quantiles").has("0.5")).isTrue();
  }

  @Test
  void shouldKnowNoOtherWayToDivide() {
    Response response = api.client.get("/v1/statistics?by=moon");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().get("detail").textValue()).contains("'by' must be layer");
  }

  private static TrackLayer layer(String name, double energy, @Nullable Double valence) {
    return TrackLayer.newBuilder()
        .setLayer(name)
        .setStatedAt(1_000)
        .setFeatures(features(energy, valence))
        .build();
  }

  private static CanonicalFeatures features(double energy, @Nullable Double valence) {
    return CanonicalFeatures.newBuilder().setEnergy(energy).setValence(valence).build();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.textValue()));
    return texts;
  }

  private JsonNode ok(String path) {
    Response response = api.client.get(path);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }
}
