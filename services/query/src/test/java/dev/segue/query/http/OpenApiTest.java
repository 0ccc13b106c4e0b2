package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.segue.query.listener.RatedTrack;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds openapi.yaml to the routes, in both directions. */
class OpenApiTest {
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

  private final JsonNode api = read();

  @Test
  void shouldDescribeEveryRouteWithEveryParameterAndNoOther() {
    Map<String, Set<String>> described = new TreeMap<>();
    api.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            described.put(
                                operation.getKey() + " " + path.getKey(),
                                described(operation.getValue()))));
    Map<String, Set<String>> routed = new TreeMap<>();
    try (ApiFixture fixture = new ApiFixture()) {
      for (Route route : fixture.api.routes(1)) {
        Set<String> names = new TreeSet<>();
        route.parameters().forEach(name -> names.add("query " + name));
        route.fields().forEach(name -> names.add("body " + name));
        Matcher matcher = PATH_PARAMETER.matcher(route.path());
        while (matcher.find()) {
          names.add("path " + matcher.group(1));
        }
        routed.put(route.method().toLowerCase(java.util.Locale.ROOT) + " " + route.path(), names);
      }
    }
    assertThat(described).isEqualTo(routed);
  }

  @Test
  void shouldExplainEveryOperationAndShowAnAnswerAsItIs() {
    api.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            assertExplained(
                                operation.getKey() + " " + path.getKey(), operation.getValue())));
  }

  private void assertExplained(String where, JsonNode operation) {
    assertThat(operation.path("summary").asText()).as(where).isNotBlank();
    assertThat(operation.path("description").asText()).as(where).isNotBlank();
    operation
        .get("responses")
        .properties()
        .forEach(
            response -> {
              JsonNode json = resolve(response.getValue()).path("content").path("application/json");
              if (!json.isMissingNode()) {
                JsonNode example = json.path("example");
                assertThat(example.isObject()).as(where + " has an example").isTrue();
                assertShape(example, json.get("schema"), where);
              }
            });
    operation
        .path("requestBody")
        .path("content")
        .forEach(body -> assertThat(body.has("example")).as(where + ", its body").isTrue());
  }

  @Test
  void shouldListEveryProblemCode() {
    Set<String> listed = new TreeSet<>();
    api.at("/components/schemas/Problem/properties/code/enum")
        .forEach(code -> listed.add(code.textValue()));
    Set<String> codes = new TreeSet<>();
    for (ProblemCode code : ProblemCode.values()) {
      codes.add(code.code());
    }
    assertThat(listed).isEqualTo(codes);
  }

  @Test
  void shouldResolveEveryReference() {
    api.findValues("$ref")
        .forEach(
            ref ->
                assertThat(api.at(ref.textValue().substring(1)).isMissingNode())
                    .as(ref.textValue())
                    .isFalse());
  }

  @Test
  void shouldDescribeTheFieldsThatAnswersHave() {
    try (ApiFixture fixture = ApiFixture.withTracks(30)) {
      assertShape(fixture.client.get("/v1/tracks/t1").json(), schema("Track"), "track");
      assertShape(
          fixture.client.get("/v1/tracks?limit=2").json(), schema("SearchAnswer"), "search");
      assertShape(
          fixture.client.get("/v1/tracks/t1/similar").json(), schema("SimilarAnswer"), "similar");
      assertShape(
          fixture.client.get("/v1/tracks/t1/similar?explain=true&duplicates=list").json(),
          schema("SimilarAnswer"),
          "similar, explained");
      assertShape(
          fixture.client.get("/v1/tracks/t1/similar?min_year=9999").json(),
          schema("SimilarAnswer"),
          "similar, empty");
      assertShape(
          fixture.client.post("/v1/recommendations", "{\"positive\": [\"t1\", \"x\"]}").json(),
          schema("RecommendationsAnswer"),
          "recommendations");
      assertShape(
          fixture.client.post("/v1/paths", "{\"from\": \"t1\", \"to\": \"t2\"}").json(),
          schema("PathAnswer"),
          "path");
      assertShape(
          fixture.client.post("/v1/similar:batch", "{\"ids\": [\"t1\", \"x\"]}").json(),
          schema("BatchAnswer"),
          "batch");
      fixture.listeners.rate("ann", List.of(new RatedTrack("t1", 1, 1)));
      assertShape(
          fixture.client.get("/v1/listeners/ann/feedback").json(),
          schema("FeedbackAnswer"),
          "feedback");
      assertShape(
          fixture.client.get("/v1/listeners/ann/recommendations").json(),
          schema("ListenerListAnswer"),
          "list of a listener");
      assertShape(
          fixture.client.get("/v1/listeners/bob/favourite_cluster").json(),
          schema("ListenerFavouriteAnswer"),
          "favourite cluster of somebody unknown");
      assertShape(
          fixture.client.get("/v1/listeners/bob/recommendations").json(),
          schema("ListenerListAnswer"),
          "list of somebody unknown");
      assertShape(
          fixture
              .client
              .post(
                  "/v1/listeners/ann/feedback",
                  "{\"feedback\": [{\"track_id\": \"t2\", \"rating\": 0}]}")
              .json(),
          schema("TakenAnswer"),
          "ratings");
      assertShape(
          fixture.client.post("/v1/listeners/ann:predict", "{\"tracks\": [\"t1\"]}").json(),
          schema("PredictionsAnswer"),
          "predictions");
      assertShape(
          fixture
              .client
              .post(
                  "/v1/playlists:clean",
                  "{\"listener\": \"ann\", \"tracks\": [\"t1\", \"t2\", \"t3\", \"t4\"]}")
              .json(),
          schema("CleanAnswer"),
          "cleaned playlist");
      assertShape(
          fixture.client.get("/v1/listeners/ann/discover?min_probability=0").json(),
          schema("DiscoverAnswer"),
          "discoveries");
      assertShape(
          fixture.client.get("/v1/listeners/ann/explore?outside=genre").json(),
          schema("ExploreAnswer"),
          "explorations");
      assertShape(
          fixture.client.get("/v1/categories").json(), schema("CategoriesAnswer"), "categories");
      assertShape(
          fixture.client.get("/v1/categories/1/tracks").json(),
          schema("CategoryTracksAnswer"),
          "category");
      assertShape(fixture.client.get("/v1/models").json(), schema("ModelsAnswer"), "models");
      assertShape(fixture.client.get("/v1/models/classic").json(), schema("ModelDetail"), "model");
      assertShape(fixture.client.get("/v1/models/classic@1").json(), schema("ModelDetail"), "kept");
      assertShape(
          ElbowRoutesTest.curve(fixture.client, "/v1/elbow"), schema("ElbowAnswer"), "elbow");
      assertShape(
          fixture.client.post("/v1/models/classic:promote", "{\"version\": 1}").json(),
          schema("Wish"),
          "wish");
      assertShape(
          fixture.client.get("/v1/statistics").json(), schema("StatisticsAnswer"), "statistics");
      assertShape(
          fixture.client.get("/v1/statistics/histogram?feature=energy").json(),
          schema("HistogramAnswer"),
          "histogram");
      assertShape(
          fixture.client.get("/v1/statistics/correlation").json(),
          schema("CorrelationAnswer"),
          "correlation");
      assertShape(
          fixture.client.get("/v1/statistics/scatter?x=energy&y=valence").json(),
          schema("ScatterAnswer"),
          "scatter");
      assertShape(
          fixture.client.get("/v1/categories/genres").json(), schema("GenresAnswer"), "genres");
      assertShape(fixture.client.get("/v1/clusters").json(), schema("ClustersAnswer"), "clusters");
      assertShape(fixture.client.get("/v1/clusters/1").json(), schema("Cluster"), "cluster");
      assertShape(
          fixture.client.get("/v1/clusters/1/tracks").json(),
          schema("ClusterTracksAnswer"),
          "cluster tracks");
      assertShape(
          fixture.client.post("/v1/clusters:favourite", "{\"tracks\": [\"t1\", \"x\"]}").json(),
          schema("FavouriteClusterAnswer"),
          "favourite cluster");
      assertShape(fixture.client.get("/readyz").json(), schema("Status"), "status");
      assertThat(fixture.client.get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
      assertThat(fixture.client.get("/").body()).contains("<title>Segue</title>");
    }
  }

  /** Every field of an object is described, and every required one is there. */
  private void assertShape(JsonNode value, JsonNode schema, String where) {
    JsonNode resolved = resolve(schema);
    if (value.isArray()) {
      value.forEach(item -> assertShape(item, resolved.get("items"), where + "[]"));
    } else if (value.isObject() && !resolved.has("additionalProperties")) {
      Map<String, JsonNode> properties = new TreeMap<>();
      Set<String> required = new TreeSet<>();
      collect(resolved, properties, required);
      Set<String> fields = new TreeSet<>();
      value.fieldNames().forEachRemaining(fields::add);
      assertThat(properties.keySet()).as(where).containsAll(fields);
      assertThat(fields).as(where).containsAll(required);
      properties.forEach((name, child) -> assertShape(value.path(name), child, where + "." + name));
    }
  }

  private void collect(JsonNode schema, Map<String, JsonNode> properties, Set<String> required) {
    JsonNode resolved = resolve(schema);
    resolved.path("allOf").forEach(part -> collect(part, properties, required));
    resolved
        .path("properties")
        .properties()
        .forEach(field -> properties.put(field.getKey(), field.getValue()));
    resolved.path("required").forEach(name -> required.add(name.textValue()));
  }

  private Set<String> described(JsonNode operation) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode resolved = resolve(parameter);
      names.add(resolved.get("in").textValue() + " " + resolved.get("name").textValue());
    }
    JsonNode body =
        operation.path("requestBody").path("content").path("application/json").path("schema");
    Map<String, JsonNode> fields = new TreeMap<>();
    collect(body, fields, new TreeSet<>());
    fields.keySet().forEach(name -> names.add("body " + name));
    return names;
  }

  private JsonNode schema(String name) {
    return api.at("/components/schemas/" + name);
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? api.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private static JsonNode read() {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
