package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.wire.FeatureVectors;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(10);

  @BeforeAll
  static void start() {
    Random random = new Random(3);
    put("old", "1969-03", "DE", false, List.of("rock", "Hip-Hop"), List.of("Ada"), random);
    put("new", "2021", "US", true, List.of("pop"), List.of("Tyler, The Creator", "Ada"), random);
    put("plain", null, null, null, List.of(), List.of("Zoë"), random);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          min_year=1970                                    | new
          max_year=1999                                    | old
          explicit=true                                    | new
          explicit=false                                   | old
          genres=ROCK                                      | old
          genres=hip%20hop,pop                             | old new
          genres=rock&genres=pop&not_genres=hip-hop        | new
          markets=de                                       | old
          not_genres=none&markets=de,us                    | old new
          artists=Tyler,%20The%20Creator                   | new
          artists=ada                                      | old new
          artists=zoe                                      | plain
          artists=ada&not_artists=tyler%20the%20creator    | old
          only=old&only=plain&only=nobody                  | old plain
          only=old&only=plain&exclude=old                  | plain
          """)
  void shouldLetThoseTracksPassThatFulfilEveryCondition(String filters, String expected) {
    JsonNode answer = ok("/v1/tracks/t1/similar?limit=100&" + filters);
    TreeSet<String> ids = new TreeSet<>();
    answer.get("tracks").forEach(track -> ids.add(track.get("id").textValue()));
    assertThat(ids).containsExactlyInAnyOrder(expected.split(" "));
  }

  @Test
  void shouldFilterByCategory() {
    for (JsonNode category : ok("/v1/categories").get("categories")) {
      JsonNode tracks =
          ok("/v1/tracks/t1/similar?limit=100&categories=" + category.get("name").textValue())
              .get("tracks");
      tracks.forEach(t -> assertThat(t.get("category")).isEqualTo(category.get("name")));
      int seed = ok("/v1/tracks/t1").get("category").equals(category.get("name")) ? 1 : 0;
      assertThat(tracks.size() + seed).isEqualTo(category.get("tracks").intValue());
    }
  }

  @Test
  void shouldMeanTheSameInABody() {
    Response response =
        api.client.post(
            "/v1/similar",
            """
            {"features": {"energy": 0.5}, "min_year": 1900, "explicit": false,
             "genres": ["hip hop"], "not_artists": ["nobody"], "only": ["old", "new"]}""");
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    assertThat(response.json().get("tracks").findValuesAsText("id")).containsExactly("old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          min_year=0                  | min_year
          min_year=1999.5             | min_year
          min_year=2000&max_year=1999 | min_year
          explicit=yes                | explicit
          genres=                     | genres
          genres=a,,b                 | genres
          categories=noise            | categories
          not_categories=noise        | not_categories
          """)
  void shouldNameTheFilterAtFault(String filters, String parameter) {
    Response response = api.client.get("/v1/tracks/t1/similar?" + filters);
    assertThat(response.status()).as(response.body()).isEqualTo(400);
    assertThat(response.json().get("parameter").textValue()).isEqualTo(parameter);
    assertThat(response.json().get("detail").textValue()).contains("'" + parameter);
  }

  @Test
  void shouldExplainWhyNotANumberIsNone() {
    for (String value : List.of("NaN", "Infinity", "-Infinity")) {
      Response response =
          api.client.post("/v1/similar", "{\"features\": {\"energy\": " + value + "}}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.json().get("detail").textValue())
          .contains("a number is finite", "line 1")
          .doesNotContain("enable");
    }
  }

  private static void put(
      String id,
      @org.jspecify.annotations.Nullable String date,
      @org.jspecify.annotations.Nullable String market,
      @org.jspecify.annotations.Nullable Boolean explicit,
      List<String> genres,
      List<String> artists,
      Random random) {
    api.put(
        GeneratedRecords.newTrack()
            .setId(id)
            .setTitle("Title of " + id)
            .setArtists(artists)
            .setGenres(genres)
            .setReleaseDate(date)
            .setMarket(market)
            .setExplicit(explicit)
            .setFeatures(FeatureVectors.toRecord(TestModels.features(random)))
            .build());
  }

  private static JsonNode ok(String path) {
    Response response = api.client.get(path);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }
}
