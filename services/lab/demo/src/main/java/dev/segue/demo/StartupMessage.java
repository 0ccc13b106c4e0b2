package dev.segue.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.segue.settings.KafkaSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What a person reads when the demo is ready: how much there is, and three commands that work as
 * they stand.
 */
final class StartupMessage {
  private static final Path USUAL_FOLDER = Path.of("segue-data");

  private final URI service;
  private final Path dataDir;
  private final KafkaSettings kafka;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  StartupMessage(URI service, Path dataDir, KafkaSettings kafka) {
    this.service = service;
    this.dataDir = dataDir;
    this.kafka = kafka;
  }

  void print(PrintStream out, int tracks, Duration since) throws IOException, InterruptedException {
    JsonNode categories = get("/v1/categories");
    String model = categories.path("model").asText();
    JsonNode example = example(categories);
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "Ready after %.1f s: %,d tracks, model %s version %d%s.",
            since.toMillis() / 1e3,
            tracks,
            model,
            categories.path("model_version").asInt(),
            fittedOn(model, tracks)));
    out.println();
    out.println("  Page       " + service + "/");
    out.println("  Reference  " + service + "/openapi.yaml");
    out.println();
    out.println("Try:");
    String id = example.path("id").asText();
    out.println("  curl '" + service + "/v1/tracks/" + encoded(id) + "/similar?limit=5'");
    out.println("  curl '" + service + "/v1/tracks?q=" + encoded(words(example)) + "&limit=5'");
    out.println(
        "  ./segue watch track-recommendations --from-beginning --limit 3" + flagsForWatch());
    out.println();
    out.println("Ctrl-C stops; the data stay, and so does what was learned.");
    out.flush();
  }

  /** The purest track of the first category that has any. */
  private static JsonNode example(JsonNode categories) {
    for (JsonNode category : categories.path("categories")) {
      if (!category.path("exemplars").isEmpty()) {
        return category.path("exemplars").get(0);
      }
    }
    return MissingNode.getInstance();
  }

  /** Nothing to add, as a rule; else of how much of the catalogue the model was made. */
  private String fittedOn(String model, int tracks) throws IOException, InterruptedException {
    int known = get("/v1/models/" + encoded(model)).path("tracks").asInt();
    return known < tracks ? String.format(Locale.ROOT, ", fitted on the first %,d", known) : "";
  }

  /**
   * Something to search for: the artist, or the title, or at the worst the id, which finds nothing.
   */
  private static String words(JsonNode track) {
    String artist = track.at("/artists/0").asText("");
    return artist.isEmpty() ? track.path("title").asText(track.path("id").asText()) : artist;
  }

  /** The usual folder leads {@code segue watch} to the demo by itself. */
  private String flagsForWatch() {
    return dataDir.equals(USUAL_FOLDER)
        ? ""
        : " --bootstrap-server "
            + kafka.bootstrapServers()
            + " --schema-registry-url "
            + kafka.registryUrl();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(30)).build();
    return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("'", "%27");
  }
}
