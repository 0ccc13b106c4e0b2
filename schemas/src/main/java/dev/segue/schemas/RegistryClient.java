package dev.segue.schemas;

import org.apache.avro.Schema;

/**
 * What {@link SchemaRegistry} needs of whoever keeps the schemas. Implementations are thread-safe.
 */
interface RegistryClient extends AutoCloseable {

  /**
   * Makes FULL_TRANSITIVE the subject's compatibility, adds the schema unless it is there, and
   * returns its id.
   */
  int register(String subject, Schema schema);

  Schema byId(int id) throws UnknownSchemaException;

  @Override
  void close();
}
