package dev.segue.schemas;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Schemas in a list; the id is the place in it, from 1. */
final class InMemoryRegistryClient implements RegistryClient {
  private final List<Schema> schemas = new ArrayList<>();

  @Override
  public synchronized int register(String subject, Schema schema) {
    int at = schemas.indexOf(schema);
    if (at < 0) {
      schemas.add(schema);
      at = schemas.size() - 1;
    }
    return at + 1;
  }

  @Override
  public synchronized Schema byId(int id) throws UnknownSchemaException {
    if (id < 1 || id > schemas.size()) {
      throw new UnknownSchemaException("There is no schema with id " + id + ".");
    }
    return schemas.get(id - 1);
  }

  @Override
  public void close() {}
}
