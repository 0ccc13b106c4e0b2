package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.query.access.Access;
import dev.segue.query.facade.FacadeSettings;
import dev.segue.query.http.HttpOptions;
import dev.segue.query.http.front.CostClass;
import dev.segue.query.http.front.FrontOptions;
import dev.segue.query.listener.StoreLocation;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuerySettingsTest {
  @Test
  void shouldHaveDefaults() {
    QuerySettings settings = load(Map.of());
    assertThat(settings.http())
        .isEqualTo(
            new HttpOptions(
                "127.0.0.1",
                8080,
                0,
                32,
                FrontOptions.addressed(Set.of("127.0.0.1"), Set.of(), false),
                Access.open(),
                new FacadeSettings(true, 0, true, true, false, List.of("subsonic", "jellyfin"))));
    assertThat(settings.model()).isEqualTo("tuned");
    assertThat(settings.keptVersions()).isEqualTo(2);
    assertThat(settings.recommendationThreads()).isEqualTo(1);
    assertThat(settings.listenerThreads()).isEqualTo(1);
    assertThat(settings.advertised(8080)).isEqualTo(new StoreLocation.Node("127.0.0.1", 8080));
  }

  @Test
  void shouldReadEveryKey() {
    QuerySettings settings =
        load(
            Map.ofEntries(
                Map.entry("segue.query.http-host", "0.0.0.0"),
                Map.entry("segue.query.keys", "read 0123456789abcdef, admin fedcba9876543210 ops"),
                Map.entry("segue.query.http-port", "0"),
                Map.entry("segue.query.http-threads", "12"),
                Map.entry("segue.query.http-cors", "true"),
                Map.entry("segue.query.allowed-hosts", "Music.example, a"),
                Map.entry("segue.query.allowed-origins", "https://app.example"),
                Map.entry("segue.query.spotify-port", "8888"),
                Map.entry("segue.query.subsonic", "true"),
                Map.entry("segue.query.server-ids", "subsonic:home"),
                Map.entry("segue.query.admin-port", "8091"),
                Map.entry("segue.query.request-timeout", "5 s"),
                Map.entry("segue.query.connections", "100"),
                Map.entry("segue.query.admission.bulk", "1"),
                Map.entry("segue.query.model", "classic"),
                Map.entry("segue.query.kept-versions", "3"),
                Map.entry("segue.query.recommendation-threads", "0"),
                Map.entry("segue.query.listener-threads", "2"),
                Map.entry("segue.query.advertised-address", "query-1:9090")));
    assertThat(settings.http())
        .satisfies(
            http -> {
              assertThat(http.host()).isEqualTo("0.0.0.0");
              assertThat(http.port()).isZero();
              assertThat(http.facades())
                  .isEqualTo(
                      new FacadeSettings(true, 8888, true, true, true, List.of("subsonic:home")));
              assertThat(http.threads()).isEqualTo(12);
              assertThat(http.adminPort()).isEqualTo(8091);
              assertThat(http.front().requestTimeout()).isEqualTo(Duration.ofSeconds(5));
              assertThat(http.front().connections()).isEqualTo(100);
              assertThat(http.front().running()).isEqualTo(Map.of(CostClass.BULK, 1));
              assertThat(http.front().anyOriginReads()).isTrue();
              assertThat(http.front().hosts()).contains("query-1", "music.example", "a");
              assertThat(http.front().origins()).containsExactly("https://app.example");
            });
    assertThat(settings.model()).isEqualTo("classic");
    assertThat(settings.keptVersions()).isEqualTo(3);
    assertThat(settings.recommendationThreads()).isZero();
    assertThat(settings.listenerThreads()).isEqualTo(2);
    assertThat(settings.advertised(1)).isEqualTo(new StoreLocation.Node("query-1", 9090));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(Map.of("segue.query.advertised-address", "query-1")))
        .withMessageContaining("host:port");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> load(Map.of("segue.query.spotify-port", "8888", "segue.query.spotify", "false")))
        .withMessageContaining("segue.query.spotify=true");
  }

  @Test
  void shouldNotListenBeyondThisMachineForEverybodyUnlessThatIsMeant() {
    assertThatThrownBy(() -> load(Map.of("segue.query.http-host", "0.0.0.0")))
        .hasMessageContaining("segue.query.key-file")
        .hasMessageContaining("segue.query.allow-anonymous=true");
    assertThat(
            load(Map.of("segue.query.http-host", "0.0.0.0", "segue.query.allow-anonymous", "true"))
                .http()
                .access()
                .required())
        .isFalse();
    assertThat(load(Map.of("segue.query.http-host", "localhost")).http().access().required())
        .isFalse();
  }

  private static QuerySettings load(Map<String, String> flags) {
    List<Setting> known = new ArrayList<>(SharedSettings.known());
    known.addAll(RuntimeSettings.known());
    known.addAll(QuerySettings.known());
    return QuerySettings.from(
        Settings.load(known, SharedSettings.PASS_THROUGH, null, Map.of(), flags));
  }
}
