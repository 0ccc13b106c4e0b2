package dev.segue.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client sees of a registry: registers schemas by Confluent's API and looks them up. */
final class RegistryProbe {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;

  RegistryProbe(String url) {
    this.url = url;
  }

  /** Registers an Avro record of the given name under the subject; returns the schema's id. */
  int register(String subject, String record) throws Exception {
    String body =
        """
        {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"%s\\",\\"fields\\":[]}"}"""
            .formatted(record);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    String answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    Matcher matcher = ID.matcher(answer);
    if (!matcher.find()) {
      throw new AssertionError("no id in " + answer);
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** The registry's answer to the question for a schema, as JSON text. */
  String schema(int id) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/schemas/ids/" + id)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
