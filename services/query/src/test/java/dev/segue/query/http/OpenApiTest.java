package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.segue.recommend.listener.RatedTrack;
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

  /** The schema of an answer, what is asked for, and the body of a POST. */
  private static final String ANSWERS =
      """
      Track                   /v1/tracks/t1
      Track                   /v1/tracks/t1?layers=true
      ResolveAnswer           /v1/tracks:resolve {"tracks": ["t1", "x"]}
      MatchAnswer             /v1/match:similar {"songs": ["t1", "x"]}
      LayersAnswer            /v1/statistics?by=layer
      SearchAnswer            /v1/tracks?limit=2
      ArtistSearchAnswer      /v1/artists?q=artist
      ArtistAnswer            /v1/artists/artist%20of%20title%201
      SimilarArtistsAnswer    /v1/artists/artist%20of%20title%201/similar
      SimilarAnswer           /v1/tracks/t1/similar
      SimilarAnswer           /v1/tracks/t1/similar?explain=true&duplicates=list
      SimilarAnswer           /v1/tracks/t1/similar?min_year=9999
      RecommendationsAnswer   /v1/recommendations {"positive": ["t1", "x"]}
      PathAnswer              /v1/paths {"from": "t1", "to": "t2"}
      BatchAnswer             /v1/similar:batch {"ids": ["t1", "x"]}
      FeedbackAnswer          /v1/listeners/ann/feedback
      ListenerListAnswer      /v1/listeners/ann/recommendations
      ListenerFavouriteAnswer /v1/listeners/bob/favourite_cluster
      ListenerListAnswer      /v1/listeners/bob/recommendations
      TakenAnswer             /v1/listeners/ann/feedback {"feedback": [{"track_id": "t2", "rating": 0}]}
      PredictionsAnswer       /v1/listeners/ann:predict {"tracks": ["t1"]}
      CleanAnswer             /v1/playlists:clean {"listener": "ann", "tracks": ["t1", "t2", "t3", "t4"]}
      DiscoverAnswer          /v1/listeners/ann/discover?min_probability=0
      ExploreAnswer           /v1/listeners/ann/explore?outside=genre
      CatalogueAnswer         /v1/catalogue
      CategoriesAnswer        /v1/categories
      CategoryTracksAnswer    /v1/categories/1/tracks
      ModelsAnswer            /v1/models
      ModelDetail             /v1/models/classic
      ModelDetail             /v1/models/classic@1
      ModelOverride           /v1/models/classic:promote {"version": 1}
      StatisticsAnswer        /v1/statistics
      HistogramAnswer         /v1/statistics/histogram?feature=energy
      CorrelationAnswer       /v1/statistics/correlation
      ScatterAnswer           /v1/statistics/scatter?x=energy&y=valence
      GenresAnswer            /v1/categories/genres
      ClustersAnswer          /v1/clusters
      Cluster                 /v1/clusters/1
      ClusterTracksAnswer     /v1/clusters/1/tracks
      FavouriteClusterAnswer  /v1/clusters:favourite {"tracks": ["t1", "x"]}
      Status                  /readyz
      """;

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
      fixture.listeners.rate("ann", List.of(new RatedTrack("t1", 1, 1)));
      ANSWERS.lines().forEach(line -> assertAnswer(fixture.client, line.split(" +", 3)));
      assertShape(
          ElbowRoutesTest.curve(fixture.client, "/v1/elbow"), schema("ElbowAnswer"), "elbow");
      assertThat(fixture.client.get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
      assertThat(fixture.client.get("/").body()).contains("<title>Segue</title>");
    }
  }

  private void assertAnswer(Client client, String[] line) {
    Client.Response response =
        line.length == 2 ? client.get(line[1]) : client.post(line[1], line[2]);
    assertShape(response.json(), schema(line[0]), line[1]);
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
