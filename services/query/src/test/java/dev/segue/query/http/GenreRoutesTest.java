package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.wire.FeatureVectors;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Folk is acoustic and techno is energetic, but for one piece; one track has no genre. */
class GenreRoutesTest {
  @AutoClose private static final ApiFixture fixture = ApiFixture.withTracks(0);

  @BeforeAll
  static void open() {
    for (int i = 0; i < 6; i++) {
      put("f" + i, Feature.ACOUSTICNESS, List.of("Folk", "Songs"));
    }
    for (int i = 0; i < 3; i++) {
      put("t" + i, Feature.ENERGY, List.of("Techno"));
    }
    put("odd", Feature.ENERGY, List.of("Folk"));
    put("unlabelled", Feature.ENERGY, List.of());
  }

  @Test
  void shouldCountLabelsInCategories() {
    JsonNode answer = fixture.client.get("/v1/categories/genres").json();

    assertThat(answer.get("tracks").intValue()).isEqualTo(11);
    assertThat(answer.get("labelled").intValue()).isEqualTo(10);
    assertThat(answer.get("labels").intValue()).isEqualTo(16);
    JsonNode folk = answer.at("/genres/0");
    assertThat(folk.get("genre").textValue()).isEqualTo("folk");
    assertThat(folk.get("tracks").intValue()).isEqualTo(7);
    assertThat(folk.get("share").doubleValue()).isCloseTo(6 / 7.0, within(1e-6));
    assertThat(folk.get("counts").toString()).isEqualTo("[0,1,6,0]");
    assertThat(name(answer, folk.get("category").intValue())).isEqualTo("acousticness");
    assertThat(answer.get("purity").doubleValue()).isCloseTo(9 / 16.0, within(1e-6));
    assertThat(answer.get("least_purity").doubleValue()).isCloseTo(7 / 16.0, within(1e-6));
    assertThat(answer.get("largest_share").doubleValue()).isCloseTo(12 / 16.0, within(1e-6));
    JsonNode typical = answer.at("/categories/1/typical/0");
    assertThat(typical.get("genre").textValue()).isEqualTo("techno");
    assertThat(typical.get("lift").doubleValue()).isCloseTo(4, within(1e-6));
    assertThat(answer.get("sentence").textValue())
        .contains("right for 56.3 %")
        .contains("75.0 % of all lie in one category");
  }

  @Test
  void shouldLeaveSmallGenresOut() {
    JsonNode answer = fixture.client.get("/v1/categories/genres?min_tracks=6").json();

    assertThat(answer.get("genres")).hasSize(2);
    assertThat(answer.get("labels").intValue()).isEqualTo(13);
    JsonNode none = fixture.client.get("/v1/categories/genres?min_tracks=100").json();
    assertThat(none.get("sentence").textValue()).startsWith("There is no genre");
    assertThat(none.get("purity").doubleValue()).isZero();
  }

  @Test
  void shouldMarkTheLargestWeightOfEachFeature() {
    JsonNode answer = fixture.client.get("/v1/categories/genres").json();

    JsonNode energy = answer.at("/components/1");
    assertThat(energy.get("feature").textValue()).isEqualTo("energy");
    assertThat(energy.get("weights")).hasSize(4);
    assertThat(name(answer, energy.get("largest").intValue())).isEqualTo("energy");
  }

  private static String name(JsonNode answer, int id) {
    for (JsonNode category : answer.get("categories")) {
      if (category.get("id").intValue() == id) {
        return category.get("name").textValue();
      }
    }
    throw new AssertionError(id);
  }

  private static void put(String id, Feature feature, List<String> genres) {
    FeatureVector.Builder features = FeatureVector.builder();
    for (Feature any : Feature.values()) {
      features.canonical(any, any == feature ? 0.9 : 0);
    }
    fixture.put(
        GeneratedRecords.newTrack()
            .setId(id)
            .setTitle("Title of " + id)
            .setArtists(List.of("Somebody"))
            .setGenres(genres)
            .setFeatures(FeatureVectors.toRecord(features.build()))
            .build());
  }
}
