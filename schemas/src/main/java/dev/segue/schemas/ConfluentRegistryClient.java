package dev.segue.schemas;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confluent's client, which is on Central only inside a jar of Apache Flink, relocated together
 * with an Avro of its own. Nobody else imports it, and schemas cross this border as text.
 */
final class ConfluentRegistryClient implements RegistryClient {
  private static final String URLS = "schema.registry.url";
  private static final String COMPATIBILITY = "FULL_TRANSITIVE";
  private static final Logger LOG = LoggerFactory.getLogger(ConfluentRegistryClient.class);
  private static final int ATTEMPTS = 4;
  private static final int CACHED_SCHEMAS = 1_000;
  private static final int NO_SUCH_SCHEMA = 40403;
  private static final int NO_SUCH_PAGE = 404;

  /** A password in an address may hold an @ that nobody has escaped. */
  private static final Pattern USER_IN_URL = Pattern.compile("(?<=://)[^\\s,]+(?=@)");

  /** The addresses without users and passwords, for messages. */
  private final String urls;

  private final RestService rest;
  private final CachedSchemaRegistryClient client;

  ConfluentRegistryClient(Map<String, ?> clientConfig) {
    Object configured = clientConfig.get(URLS);
    String given = configured == null ? "" : configured.toString().strip();
    urls = shown(given);
    List<String> addresses =
        Arrays.stream(given.split(",", -1))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .toList();
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no address of a schema registry: set " + URLS + ".");
    }
    Map<String, Object> config = new HashMap<>(clientConfig);
    // Confluent waits a minute by default, in which a stream thread would be taken for dead.
    config.putIfAbsent(SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, 5_000);
    config.putIfAbsent(SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, 10_000);
    try {
      rest = new RestService(addresses);
      client =
          new CachedSchemaRegistryClient(
              rest, CACHED_SCHEMAS, List.of(new AvroSchemaProvider()), config, Map.of());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The settings of the schema registry client are wrong: " + shown(withCauses(e)), e);
    }
  }

  @Override
  public int register(String subject, Schema schema) {
    try {
      insist(() -> client.updateCompatibility(subject, COMPATIBILITY));
      return insist(() -> client.register(subject, new AvroSchema(schema.toString())));
    } catch (RestClientException e) {
      if (e.getStatus() == 409 || e.getStatus() == 422) {
        throw new SchemaRefusedException(
            "The schema registry refuses %s for subject %s: %s"
                .formatted(schema.getFullName(), subject, e.getMessage()),
            e);
      }
      throw failing(e);
    } catch (IOException | RuntimeException e) {
      throw unreachable(e);
    }
  }

  /**
   * Asks again after a refusal. When several processes make a subject at the same moment, Apicurio
   * tells all but one that it exists already; a schema that is refused for good is so every time.
   */
  private static <V> V insist(Request<V> request) throws IOException, RestClientException {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.send();
      } catch (RestClientException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.debug("The schema registry refuses attempt {}: {}", attempt, e.getMessage());
      }
    }
  }

  private interface Request<V> {
    V send() throws IOException, RestClientException;
  }

  @Override
  public Schema byId(int id) throws UnknownSchemaException {
    try {
      SchemaString found = rest.getId(id);
      String type = found.getSchemaType();
      if (type != null && !type.equals(AvroSchema.TYPE)) {
        throw new UnknownSchemaException(
            "Schema " + id + " is a schema of type " + type + ", not of Avro.");
      }
      // References to other subjects are rare; only Confluent's client knows how to follow them.
      boolean whole = found.getReferences() == null || found.getReferences().isEmpty();
      return parse(
          id,
          whole
              ? found.getSchemaString()
              : ((AvroSchema) client.getSchemaById(id)).rawSchema().toString());
    } catch (RestClientException e) {
      if (e.getErrorCode() == NO_SUCH_SCHEMA) {
        throw new UnknownSchemaException("The schema registry has no schema with id " + id + ".");
      }
      throw failing(e);
    } catch (IOException | RuntimeException e) {
      throw unreachable(e);
    }
  }

  private static Schema parse(int id, String text) throws UnknownSchemaException {
    try {
      // What others wrote need only be readable: neither names nor defaults are ours to judge.
      return new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false).parse(text);
    } catch (SchemaParseException e) {
      throw new UnknownSchemaException(
          "Schema " + id + " is no valid Avro schema: " + e.getMessage());
    }
  }

  private SchemaRegistryUnavailableException failing(RestClientException e) {
    // An error code of the interface has five digits; this one is of a server that lacks it here.
    String hint =
        e.getErrorCode() == NO_SUCH_PAGE
            ? "; is that its whole address? Apicurio's ends with /apis/ccompat/v7"
            : "";
    return new SchemaRegistryUnavailableException(
        "The schema registry at %s answered with status %d: %s%s"
            .formatted(urls, e.getStatus(), shown(String.valueOf(e.getMessage())), hint),
        e);
  }

  private SchemaRegistryUnavailableException unreachable(Exception e) {
    return new SchemaRegistryUnavailableException(
        "The schema registry at %s could not be asked: %s".formatted(urls, shown(e.toString())), e);
  }

  private static String shown(String text) {
    return USER_IN_URL.matcher(text).replaceAll("******");
  }

  /** Confluent's client names the file or the setting at fault only in a cause of a cause. */
  private static String withCauses(Throwable thrown) {
    return Stream.<@Nullable Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
        .map(cause -> String.valueOf(cause.getMessage()))
        .collect(Collectors.joining(": "));
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new SchemaRegistryUnavailableException("Closing the schema registry client failed.", e);
    }
  }
}
