package dev.segue.runtime;

import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.UnknownSchemaException;
import dev.segue.settings.KafkaSettings;
import dev.segue.settings.SharedSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at start until Kafka and the Schema Registry can be reached: in a composed system they
 * start at the same moment as the service. After that one sentence says what is missing where.
 */
public final class StartupWait {
  private static final Logger LOG = LoggerFactory.getLogger(StartupWait.class);
  private static final int ATTEMPT_MILLIS = 5_000;
  private static final long PAUSE_MILLIS = 250;

  private StartupWait() {}

  /**
   * Returns once both answer.
   *
   * @throws UnavailableException when either does not within the limit, or refuses our credentials,
   *     or when what answers is no Schema Registry, as with a path missing from its address
   * @throws IllegalArgumentException if the settings of the registry's client are wrong
   */
  public static void forKafkaAndRegistry(KafkaSettings kafka, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    await(
        () -> askBroker(kafka),
        deadline,
        "No Kafka broker answers at %s within %d s: start one, or set %s."
            .formatted(
                kafka.bootstrapServers(), limit.toSeconds(), SharedSettings.BOOTSTRAP_SERVERS));
    try (SchemaRegistry registry = SchemaRegistry.connect(kafka.registry())) {
      await(
          () -> ask(registry),
          deadline,
          "No Schema Registry answers at %s within %d s: start one, or set %s."
              .formatted(kafka.registryUrl(), limit.toSeconds(), SharedSettings.REGISTRY_URL));
    }
  }

  private static void await(Callable<String> question, long deadline, String sentence) {
    boolean said = false;
    while (true) {
      try {
        LOG.debug("reached {}", question.call());
        return;
      } catch (UnavailableException e) {
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnavailableException("The wait for Kafka was interrupted.", e);
      } catch (Exception e) {
        if (System.nanoTime() >= deadline) {
          throw new UnavailableException(sentence + said(e), e);
        }
        if (!said) {
          LOG.info("Waiting: {}", e.getMessage());
          said = true;
        }
      }
      pause();
    }
  }

  /** What the registry itself says is worth reading: it may be there, and refuse. */
  private static String said(Exception e) {
    return e instanceof SchemaRegistryUnavailableException ? " " + e.getMessage() : "";
  }

  private static String askBroker(KafkaSettings kafka) throws Exception {
    Map<String, Object> config = kafka.admin();
    config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MILLIS);
    config.put("default.api.timeout.ms", ATTEMPT_MILLIS);
    try (Admin admin = Admin.create(config)) {
      return admin.describeCluster().clusterId().get(ATTEMPT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthenticationException
          || e.getCause() instanceof AuthorizationException) {
        throw new UnavailableException(
            "The Kafka broker at "
                + kafka.bootstrapServers()
                + " refuses the credentials: "
                + ((ApiException) e.getCause()).getMessage(),
            e);
      }
      throw e;
    }
  }

  /** Asks for a schema that nobody has; a server of another kind does not know what that is. */
  private static String ask(SchemaRegistry registry) {
    try {
      return registry.byId(Integer.MAX_VALUE).getName();
    } catch (UnknownSchemaException expected) {
      return "the Schema Registry";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("The wait for Kafka was interrupted.", e);
    }
  }
}
