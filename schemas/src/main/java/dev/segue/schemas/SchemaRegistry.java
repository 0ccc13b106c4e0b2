package dev.segue.schemas;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schemas by id. Thread-safe. What was found once is kept for good, since ids never change
 * their meaning; what was not found is remembered for some seconds, so that rubbish does not become
 * one request per record.
 */
public final class SchemaRegistry implements AutoCloseable {

  private final RegistryClient client;
  private final MissingIds missing;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  SchemaRegistry(RegistryClient client, InstantSource clock) {
    this.client = client;
    this.missing = new MissingIds(clock);
  }

  /**
   * A registry with the Confluent API. Nothing is sent yet.
   *
   * @param clientConfig {@code schema.registry.url}, one or several addresses with commas between
   *     them (the next one is used when one cannot be reached), and Confluent's own settings:
   *     {@code basic.auth.credentials.source}, {@code basic.auth.user.info}, {@code bearer.auth.*},
   *     {@code schema.registry.ssl.*}, {@code http.read.timeout.ms} … Keys that it does not know
   *     are ignored, so a Kafka client's configuration can be given as it is
   * @throws IllegalArgumentException if there is no address, or a setting is wrong
   */
  public static SchemaRegistry connect(Map<String, ?> clientConfig) {
    return new SchemaRegistry(new ConfluentRegistryClient(clientConfig), InstantSource.system());
  }

  /**
   * A registry within this object, for tests of code that needs one: ids from 1, no compatibility
   * rule.
   */
  public static SchemaRegistry inMemory() {
    return new SchemaRegistry(new InMemoryRegistryClient(), InstantSource.system());
  }

  /**
   * Adds a schema to a subject unless it is there already, and returns its id. The subject's
   * compatibility becomes FULL_TRANSITIVE.
   *
   * @throws SchemaRefusedException if earlier versions are incompatible with the schema
   * @throws SchemaRegistryUnavailableException if the registry could not be asked; the call may be
   *     repeated
   */
  public int register(String subject, Schema schema) {
    int id = client.register(subject, schema);
    schemas.put(id, schema);
    missing.found(id);
    return id;
  }

  /**
   * The schema with an id.
   *
   * @throws UnknownSchemaException if the registry has no Avro schema with the id
   * @throws SchemaRegistryUnavailableException if the registry could not be asked; the call may be
   *     repeated
   */
  public Schema byId(int id) throws UnknownSchemaException {
    @Nullable Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    if (missing.isMissing(id)) {
      throw new UnknownSchemaException("The schema registry has no schema with id " + id + ".");
    }
    try {
      Schema schema = client.byId(id);
      schemas.put(id, schema);
      missing.found(id);
      return schema;
    } catch (UnknownSchemaException e) {
      missing.notFound(id);
      throw e;
    }
  }

  /** Closes the connections; later calls fail. */
  @Override
  public void close() {
    client.close();
  }
}
