package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  private static final Schema TEXT = Schema.create(Schema.Type.STRING);

  private final CountingClient client = new CountingClient();
  private final SchemaRegistry registry = new SchemaRegistry(client, InstantSource.system());

  @Test
  void shouldAskOnceForASchema() throws Exception {
    client.schemas.put(3, TEXT);

    assertThat(registry.byId(3)).isEqualTo(TEXT);
    assertThat(registry.byId(3)).isEqualTo(TEXT);
    assertThat(client.requests).isEqualTo(1);
  }

  @Test
  void shouldNotAskForWhatItRegistered() throws Exception {
    int id = registry.register("s", TEXT);

    assertThat(registry.byId(id)).isEqualTo(TEXT);
    assertThat(client.requests).isZero();
  }

  @Test
  void shouldNotAskForEachOfManyRandomIds() {
    registry.register("s", TEXT);
    Random random = new Random(1);

    for (int i = 0; i < 10_000; i++) {
      int id = random.nextInt();
      assertThatExceptionOfType(UnknownSchemaException.class).isThrownBy(() -> registry.byId(id));
    }

    assertThat(client.requests).isLessThanOrEqualTo(2 * MissingIds.RUN_OF_MISSES);
  }

  @Test
  void shouldNotTakeAFailureForAMissingSchema() throws Exception {
    client.schemas.put(3, TEXT);
    client.down = true;
    assertThatExceptionOfType(SchemaRegistryUnavailableException.class)
        .isThrownBy(() -> registry.byId(3));

    client.down = false;
    assertThat(registry.byId(3)).isEqualTo(TEXT);
  }

  @Test
  void shouldSayThatAnAddressIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchemaRegistry.connect(Map.of("schema.registry.url", " , ")))
        .withMessage("There is no address of a schema registry: set schema.registry.url.");
  }

  private static final class CountingClient implements RegistryClient {
    private final Map<Integer, Schema> schemas = new HashMap<>();
    private int requests;
    private boolean down;

    @Override
    public int register(String subject, Schema schema) {
      return 1;
    }

    @Override
    public Schema byId(int id) throws UnknownSchemaException {
      requests++;
      if (down) {
        throw new SchemaRegistryUnavailableException("The registry is down.", null);
      }
      @Nullable Schema schema = schemas.get(id);
      if (schema == null) {
        throw new UnknownSchemaException("There is none.");
      }
      return schema;
    }

    @Override
    public void close() {}
  }
}
