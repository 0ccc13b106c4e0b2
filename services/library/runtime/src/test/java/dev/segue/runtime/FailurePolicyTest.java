package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
  private static final StreamThreadExceptionResponse REPLACE =
      StreamThreadExceptionResponse.REPLACE_THREAD;
  private static final StreamThreadExceptionResponse STOP =
      StreamThreadExceptionResponse.SHUTDOWN_CLIENT;

  private Instant now = Instant.EPOCH;
  private final InstantSource clock = () -> now;

  @Test
  void shouldCallTransientWhatTheWorldMayMend() throws Exception {
    assertThat(FailurePolicy.isTransient(new StreamsException(new TimeoutException("slow"))))
        .isTrue();
    assertThat(FailurePolicy.isTransient(new DisconnectException())).isTrue();
    assertThat(FailurePolicy.isTransient(new StreamsException(unavailableRegistry()))).isTrue();
    assertThat(
            FailurePolicy.isTransient(
                new StreamsException(
                    new IllegalStateException(
                        "Cannot attempt operation `sendOffsetsToTransaction` because the previous"
                            + " call to `commitTransaction` timed out and must be retried"))))
        .isTrue();
  }

  @Test
  void shouldNotCallTransientWhatComesBackWithTheSameRecord() {
    assertThat(FailurePolicy.isTransient(new StreamsException(new NullPointerException())))
        .isFalse();
    assertThat(FailurePolicy.isTransient(new SerializationException("bytes"))).isFalse();
    assertThat(FailurePolicy.isTransient(new ProcessorStateException("disk full"))).isFalse();
    assertThat(FailurePolicy.isTransient(new TopicAuthorizationException("topic"))).isFalse();
    assertThat(FailurePolicy.isTransient(new OutOfMemoryError())).isFalse();
  }

  @Test
  void shouldStopTheClientForABugAndKeepTheReason() {
    try (FailurePolicy policy = new FailurePolicy(clock, Duration.ZERO)) {
      IllegalStateException bug = new IllegalStateException("bug");

      assertThat(policy.fatal()).isEmpty();
      assertThat(policy.handle(bug)).isEqualTo(STOP);
      assertThat(policy.fatal()).containsSame(bug);
    }
  }

  @Test
  void shouldReplaceUpToTheLimitWithinTheWindowOnly() {
    try (FailurePolicy policy = new FailurePolicy(clock, Duration.ZERO)) {
      for (int failure = 0; failure < FailurePolicy.LIMIT; failure++) {
        assertThat(policy.handle(new TimeoutException())).isEqualTo(REPLACE);
      }
      now = now.plus(Duration.ofMinutes(11));
      for (int failure = 0; failure < FailurePolicy.LIMIT; failure++) {
        assertThat(policy.handle(new TimeoutException())).isEqualTo(REPLACE);
      }
      assertThat(policy.handle(new TimeoutException())).isEqualTo(STOP);
      assertThat(policy.fatal()).isPresent();
    }
  }

  @Test
  void shouldNotWaitOnceItIsClosing() {
    FailurePolicy policy = new FailurePolicy(clock, Duration.ofHours(1));
    policy.close();

    assertThat(policy.handle(new TimeoutException())).isEqualTo(REPLACE);
  }

  /** The real thing: nobody listens on port 1. */
  private static SchemaRegistryUnavailableException unavailableRegistry() throws Exception {
    try (SchemaRegistry registry =
        SchemaRegistry.connect(Map.of("schema.registry.url", "http://localhost:1"))) {
      return catchThrowableOfType(SchemaRegistryUnavailableException.class, () -> registry.byId(1));
    }
  }
}
