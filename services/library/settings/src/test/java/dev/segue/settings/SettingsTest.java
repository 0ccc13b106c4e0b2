package dev.segue.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final List<Setting> KNOWN =
      List.of(
          new Setting("segue.query.http-port", Kind.PORT, "8080", "Port of the REST API."),
          new Setting("segue.query.timeout", Kind.DURATION, "10 s", "How long to wait."),
          new Setting("segue.query.cache", Kind.SIZE, "64 MiB", "Block cache."),
          new Setting("segue.model.enabled", Kind.FLAG, "true", "Whether to learn."),
          new Setting("segue.model.ratio", Kind.DOUBLE, "0.5", "A ratio."),
          new Setting("segue.model.seed", Kind.LONG, "", "A seed."),
          new Setting("segue.model.names", Kind.TEXT, "classic, tuned", "Names."),
          new Setting("segue.data-dir", Kind.PATH, "segue-data", "Folder."));
  private static final List<String> PASS_THROUGH = List.of("segue.kafka.");

  @TempDir Path folder;

  @Test
  void shouldUseDefaultsOfEveryKind() {
    Settings settings = load("", Map.of(), Map.of());

    assertThat(settings.integer("segue.query.http-port")).isEqualTo(8080);
    assertThat(settings.duration("segue.query.timeout")).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.bytes("segue.query.cache")).isEqualTo(64L << 20);
    assertThat(settings.flag("segue.model.enabled")).isTrue();
    assertThat(settings.decimal("segue.model.ratio")).isEqualTo(0.5);
    assertThat(settings.list("segue.model.names")).containsExactly("classic", "tuned");
    assertThat(settings.path("segue.data-dir")).isEqualTo(Path.of("segue-data"));
    assertThat(settings.isSet("segue.model.seed")).isFalse();
  }

  @Test
  void shouldLetFlagsWinOverEnvironmentOverFileOverDefaults() {
    String file =
        """
        segue {
          query { http-port = 1, timeout = 2 s, cache = 3 MiB }
          model.names = [a, b]
        }
        """;
    Settings settings =
        load(
            file,
            Map.of("SEGUE_QUERY_HTTP_PORT", "11", "SEGUE_QUERY_TIMEOUT", "12 s"),
            Map.of("segue.query.http-port", "21"));

    assertThat(settings.integer("segue.query.http-port")).isEqualTo(21);
    assertThat(settings.duration("segue.query.timeout")).isEqualTo(Duration.ofSeconds(12));
    assertThat(settings.bytes("segue.query.cache")).isEqualTo(3L << 20);
    assertThat(settings.list("segue.model.names")).containsExactly("a", "b");
    assertThat(settings.path("segue.data-dir")).isEqualTo(Path.of("segue-data"));
  }

  @Test
  void shouldMapVariablesToKeysWithDotsAndDashesAndToKafkasOwn() {
    Settings settings =
        load(
            "segue.kafka.ssl.protocol = TLSv1.3\nsegue.kafka.\"client.id\" = me",
            Map.of(
                "SEGUE_DATA_DIR", "/data",
                "SEGUE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
            Map.of("segue.kafka.client.rack", "r1"));

    assertThat(settings.path("segue.data-dir")).isEqualTo(Path.of("/data"));
    assertThat(settings.passThrough("segue.kafka."))
        .isEqualTo(
            Map.of(
                "ssl.protocol", "TLSv1.3",
                "client.id", "me",
                "client.rack", "r1",
                "security.protocol", "SASL_SSL"));
  }

  @Test
  void shouldNotMindTheLaunchersAndOtherPeoplesAndEmptyVariables() {
    Settings settings =
        load(
            "",
            Map.of(
                "SEGUE_JAVA_OPTS", "-Xmx1g",
                "SEGUE_NO_BUILD", "yes",
                "SEGUE_QUERY_HTTP_PORT", "",
                "PATH", "/bin"),
            Map.of());

    assertThat(settings.integer("segue.query.http-port")).isEqualTo(8080);
  }

  @Test
  void shouldNameSourceKeyAndNearestNameOfEverythingUnknown() {
    assertThatThrownBy(
            () ->
                load(
                    "\nsegue.query.http_port = 1",
                    Map.of("SEGUE_QUERY_TIMEOUTS", "1 s"),
                    Map.of("segue.modell.ratio", "1")))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "Unknown setting segue.query.http_port ("
                            + folder.resolve("segue.conf")
                            + ", line 2): the nearest known one is segue.query.http-port.",
                        "Unknown environment variable SEGUE_QUERY_TIMEOUTS: the nearest known one"
                            + " is SEGUE_QUERY_TIMEOUT.",
                        "Unknown setting segue.modell.ratio (command line): the nearest known one"
                            + " is segue.model.ratio."));
  }

  @Test
  void shouldNameKeyValueOriginAndExpectationOfAWrongValue() {
    assertThatThrownBy(
            () ->
                load(
                    "segue.query.timeout = soon",
                    Map.of("SEGUE_QUERY_HTTP_PORT", "70000"),
                    Map.of("segue.model.enabled", "maybe")))
        .hasMessageContaining(
            "segue.query.http-port = \"70000\" (environment variable SEGUE_QUERY_HTTP_PORT) is not"
                + " a port from 0 to 65535.")
        .hasMessageContaining(
            "segue.model.enabled = \"maybe\" (command line) is not true or false.")
        .hasMessageContaining("segue.query.timeout = \"soon\" (" + folder.resolve("segue.conf"))
        .hasMessageContaining("is not a duration such as");
  }

  @Test
  void shouldNameAFileThatIsMissingOrNoSettingsFile() throws IOException {
    Path missing = folder.resolve("missing.conf");
    assertThatThrownBy(() -> Settings.load(KNOWN, PASS_THROUGH, missing, Map.of(), Map.of()))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(missing.toString());
    assertThatThrownBy(() -> load("segue { query", Map.of(), Map.of()))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("segue.conf");
  }

  @Test
  void shouldReadSecretsFromFilesAndMaskThem() throws IOException {
    Path secret = Files.writeString(folder.resolve("password"), "hunter2\n");
    Settings settings =
        load(
            "",
            Map.of("SEGUE_KAFKA_SSL_KEY_PASSWORD", "file:" + secret),
            Map.of(
                "segue.kafka.basic.auth.user.info", "user:hunter3",
                "segue.kafka.sasl.jaas.config", "file://" + secret,
                "segue.kafka.schema.registry.url", "https://user:hunter4@registry:8081"));

    assertThat(settings.passThrough("segue.kafka."))
        .containsEntry("ssl.key.password", "hunter2")
        .containsEntry("sasl.jaas.config", "hunter2");
    assertThat(settings.describe())
        .doesNotContain("hunter")
        .contains("segue.kafka.ssl.key.password = ****** (environment variable")
        .contains("file " + secret)
        .contains("https://******@registry:8081")
        .contains("segue.query.http-port = 8080 (default)")
        .doesNotContain("segue.model.seed");
    assertThat(settings).hasToString(settings.describe());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segue.kafka.sasl.oauthbearer.assertion.private.key.passphrase",
        "segue.kafka.sasl.oauthbearer.client.credentials.client.secret",
        "segue.kafka.producer.ssl.keystore.certificate.chain",
        "segue.kafka.schema.registry.ssl.truststore.certificates",
        "segue.kafka.my.plugin.private.key",
        "segue.kafka.aws.accessKey",
        "segue.kafka.vault.key.id",
        "segue.kafka.azure.credential",
        "segue.kafka.old.passwd"
      })
  void shouldMaskWhatKafkaOrItsNameCallsASecret(String key) {
    assertThat(load("", Map.of(), Map.of(key, "hunter2")).describe())
        .contains(key + " = ****** (command line)")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segue.kafka.sasl.oauthbearer.token.endpoint.url",
        "segue.kafka.consumer.sasl.oauthbearer.client.credentials.client.id",
        "segue.kafka.basic.auth.credentials.source"
      })
  void shouldShowWhatOnlySoundsLikeASecret(String key) {
    assertThat(load("", Map.of(), Map.of(key, "file:///not/read")).describe())
        .contains(key + " = file:///not/read (command line)");
  }

  @Test
  void shouldMaskSecretsWithinOtherValues() {
    String described =
        load(
                "",
                Map.of(),
                Map.of(
                    "segue.kafka.schema.registry.url",
                    "http://one:hunter@2@a:1,http://two:hunter3@b:2/path",
                    "segue.kafka.plugin.options",
                    "user=me;password=hunter4;size=3",
                    "segue.kafka.sasl.oauthbearer.token.endpoint.url",
                    "https://idp/token?client_secret=hunter5&scope=all"))
            .describe();

    assertThat(described)
        .doesNotContain("hunter")
        .contains("http://******@a:1,http://******@b:2/path")
        .contains("user=me;password=******;size=3")
        .contains("https://idp/token?client_secret=******&scope=all");
  }

  @Test
  void shouldNotQuoteALineWithASecretThatCannotBeParsed() {
    assertThatThrownBy(
            () -> load("segue.kafka.ssl.key.password = hunter\"2\" }", Map.of(), Map.of()))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("line 1")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter"));
  }

  @Test
  void shouldNameTheFileOfASecretThatCannotBeRead() {
    assertThatThrownBy(
            () -> load("", Map.of(), Map.of("segue.kafka.ssl.key.password", "file:/no/such")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("segue.kafka.ssl.key.password (command line)")
        .hasMessageContaining("/no/such");
  }

  @Test
  void shouldAskForWhatHasNoDefault() {
    Settings settings = load("", Map.of(), Map.of());

    assertThatThrownBy(() -> settings.longInteger("segue.model.seed"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage("segue.model.seed is not set: it needs a whole number.");
    assertThatThrownBy(() -> settings.text("segue.nobody"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Settings load(String hocon, Map<String, String> environment, Map<String, String> flags) {
    try {
      Path file = Files.writeString(folder.resolve("segue.conf"), hocon);
      return Settings.load(KNOWN, PASS_THROUGH, file, environment, flags);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
