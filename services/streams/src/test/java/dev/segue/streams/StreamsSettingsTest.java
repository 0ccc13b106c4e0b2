package dev.segue.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.scale.QuantileMapping;
import dev.segue.engine.track.Feature;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.settings.InvalidSettingsException;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import dev.segue.streams.layer.Calibrations;
import dev.segue.streams.layer.LayerOrder;
import dev.segue.streams.layer.LayerRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsSettingsTest {
  @Test
  void shouldHaveDefaults() {
    StreamsSettings settings = load(Map.of());

    assertThat(settings.applicationId()).isEqualTo("segue-streams");
    assertThat(settings.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(settings.layers()).isEqualTo(LayerRules.defaults());
    assertThat(settings.evidenceInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.evidenceEvery()).isEqualTo(8_192);
    assertThat(settings.sampleSize()).isEqualTo(8_192);
    assertThat(settings.recipes()).containsExactly(Recipe.classic(), Recipe.tuned());
    assertThat(settings.refreshInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.settleAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.keptVersions()).isEqualTo(20);
    assertThat(settings.monitoringPort()).isEqualTo(8_090);
    assertThat(settings.stateDir()).isEqualTo(Path.of("segue-data", "streams"));
  }

  @Test
  void shouldTakeEveryKey() {
    StreamsSettings settings =
        load(
            Map.ofEntries(
                Map.entry("segue.streams.application-id", "another"),
                Map.entry("segue.streams.threads", "3"),
                Map.entry("segue.layers", "manual, studio"),
                Map.entry("segue.calibration.studio.energy", "0.0:0.1, 1.0:0.9"),
                Map.entry("segue.streams.evidence-interval", "1 s"),
                Map.entry("segue.streams.evidence-every", "10"),
                Map.entry("segue.streams.sample-size", "100"),
                Map.entry("segue.model.recipes", "tuned"),
                Map.entry("segue.model.refresh-interval", "2 s"),
                Map.entry("segue.model.settle-after", "3 s"),
                Map.entry("segue.model.kept-versions", "4"),
                Map.entry("segue.streams.monitoring-port", "0")));

    assertThat(settings)
        .isEqualTo(
            new StreamsSettings(
                settings.shared(),
                settings.runtime(),
                "another",
                3,
                new LayerRules(
                    new LayerOrder(List.of("manual", "studio")),
                    new Calibrations(
                        Map.of(
                            "studio",
                            Map.of(Feature.ENERGY, QuantileMapping.parse("0:0.1, 1:0.9"))))),
                Duration.ofSeconds(1),
                10,
                100,
                List.of(Recipe.tuned()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                4,
                0));
  }

  @Test
  void shouldRefuseAnIntervalOfNothing() {
    assertThatThrownBy(() -> load(Map.of("segue.model.refresh-interval", "0 s")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("segue.model.refresh-interval");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          segue.layers                       | a,b,a    | a is named twice
          segue.layers                       | a,,b     | a name is empty
          segue.calibration.studio.energy    | 0.1      | "0.1" is not a knot
          segue.calibration.studio.energy    | 1:1, 0:0 | must ascend
          segue.calibration.studio.loudnes   | 0:0      | there is no feature loudnes
          segue.calibration.studio.key       | 0:0      | takes whole values
          segue.calibration.base.energy      | 0:0      | the base layer is the one
          """)
  void shouldSayWhatIsWrongWithTheSettingsOfLayers(String key, String value, String sentence) {
    assertThatThrownBy(() -> load(Map.of(key, value)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(sentence);
  }

  private static StreamsSettings load(Map<String, String> flags) {
    return StreamsSettings.from(
        Settings.load(
            Stream.of(SharedSettings.known(), RuntimeSettings.known(), StreamsSettings.known())
                .flatMap(List::stream)
                .toList(),
            SharedSettings.PASS_THROUGH,
            null,
            Map.of(),
            flags));
  }
}
