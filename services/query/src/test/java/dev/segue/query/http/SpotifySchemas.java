package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;

/**
 * Holds answers to the published description of Spotify's Web API. It lies outside this project,
 * which publishes none of it: where it is missing, tests that need it are skipped.
 */
final class SpotifySchemas {
  private static final String FILE = "shared/contracts/spotify-web-api-2026-08.yml";

  private final JsonNode description;

  private SpotifySchemas(JsonNode description) {
    this.description = description;
  }

  /** The description; the test that asks is skipped where there is none. */
  static SpotifySchemas read() {
    Path folder = Path.of("").toAbsolutePath();
    Optional<Path> file = Optional.empty();
    for (Path at = folder; at != null && file.isEmpty(); at = at.getParent()) {
      file = Optional.of(at.resolve(FILE)).filter(Files::exists);
    }
    Assumptions.assumeTrue(file.isPresent(), FILE + " is not beside this project: skipped");
    try {
      return new SpotifySchemas(
          new ObjectMapper(new YAMLFactory()).readTree(file.orElseThrow().toFile()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Checks the answer to a GET of {@code path}, as the description names it. */
  void check(String path, JsonNode answer) {
    JsonNode response =
        resolved(description.at("/paths/" + path.replace("/", "~1") + "/get/responses/200"));
    check(response.at("/content/application~1json/schema"), answer, path);
  }

  private void check(JsonNode schema, JsonNode value, String where) {
    JsonNode resolved = resolved(schema);
    if (value.isNull()) {
      // The description has no null for an unknown track or feature, where the service had.
      boolean element = where.endsWith("[]") || where.contains("audio");
      boolean nullable =
          resolved.path("nullable").asBoolean()
              || schema.path("description").asText().contains("`null`");
      assertThat(nullable || element).as(where + " is null").isTrue();
      return;
    }
    Map<String, JsonNode> properties = new TreeMap<>();
    Set<String> required = new TreeSet<>();
    collect(resolved, properties, required);
    String type = resolved.path("type").asText(properties.isEmpty() ? "" : "object");
    switch (type) {
      case "object" -> {
        assertThat(value.isObject()).as(where).isTrue();
        Set<String> names = new TreeSet<>();
        value.fieldNames().forEachRemaining(names::add);
        assertThat(names).as(where).containsAll(required);
        if (!properties.isEmpty()) {
          assertThat(properties.keySet()).as(where).containsAll(names);
        }
        properties.forEach(
            (name, part) -> {
              if (names.contains(name)) {
                check(part, value.get(name), where + "." + name);
              }
            });
      }
      case "array" -> {
        assertThat(value.isArray()).as(where).isTrue();
        value.forEach(item -> check(resolved.get("items"), item, where + "[]"));
      }
      case "integer" -> assertThat(value.isIntegralNumber()).as(where + " " + value).isTrue();
      case "number" -> assertThat(value.isNumber()).as(where + " " + value).isTrue();
      case "string" -> assertThat(value.isTextual()).as(where + " " + value).isTrue();
      case "boolean" -> assertThat(value.isBoolean()).as(where + " " + value).isTrue();
      default -> assertThat(type).as(where + " has a type").isNotEmpty();
    }
    if (resolved.has("enum")) {
      assertThat(resolved.get("enum")).as(where).contains(value);
    }
  }

  private void collect(JsonNode schema, Map<String, JsonNode> properties, Set<String> required) {
    JsonNode resolved = resolved(schema);
    resolved.path("allOf").forEach(part -> collect(part, properties, required));
    resolved
        .path("properties")
        .properties()
        .forEach(field -> properties.put(field.getKey(), field.getValue()));
    resolved.path("required").forEach(name -> required.add(name.textValue()));
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? resolved(description.at(node.get("$ref").textValue().substring(1)))
        : node;
  }
}
