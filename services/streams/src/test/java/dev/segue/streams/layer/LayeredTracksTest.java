package dev.segue.streams.layer;

import static dev.segue.streams.layer.LayerEvents.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.scale.QuantileMapping;
import dev.segue.engine.track.Feature;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.schemas.avro.TrackLayer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LayeredTracksTest {
  private final LayeredTracks tracks = new LayeredTracks(LayerRules.defaults());
  private @Nullable Track track;
  private long clock;

  @Test
  void shouldLetASourceOfIdsLeaveTheFeaturesAlone() {
    TrackFeatures features = by(null);
    features.setTitle("Sea Wall");
    features.setEnergy(0.5);
    TrackFeatures ids = by("ids");
    ids.setExternalIds(List.of("isrc:ATX991900001"));
    publish(features);
    publish(ids);

    assertThat(now().getTitle()).isEqualTo("Sea Wall");
    assertThat(now().getFeatures().getEnergy()).isEqualTo(0.5);
    assertThat(now().getExternalIds()).containsExactly("isrc:ATX991900001");
    assertThat(now().getLayers()).extracting(TrackLayer::getLayer).containsExactly("base", "ids");
  }

  @Test
  void shouldTakeEachFieldFromTheFirstLayerThatStatesIt() {
    TrackFeatures base = by(null);
    base.setTitle("by base");
    base.setArtists(List.of("A", "B"));
    base.setTempo(120.0);
    TrackFeatures manual = by("manual");
    manual.setArtists(List.of("C"));
    manual.setTempo(60.0);
    TrackFeatures other = by("analyser");
    other.setTitle("by analyser");
    other.setTempo(121.0);
    other.setEnergy(0.25);
    other.setGenres(List.of("rock"));
    other.setExplicit(false);
    List.of(other, base, manual).forEach(this::publish);

    assertThat(now().getTitle()).isEqualTo("by base");
    assertThat(now().getArtists()).as("a list is one field").containsExactly("C");
    assertThat(now().getFeatures().getTempo()).isEqualTo(Feature.TEMPO.canonical(60));
    assertThat(now().getFeatures().getEnergy()).isEqualTo(0.25);
    assertThat(now().getGenres()).containsExactly("rock");
    assertThat(now().getExplicit()).isFalse();
    assertThat(now().getLayers())
        .extracting(TrackLayer::getLayer)
        .containsExactly("manual", "base", "analyser");
  }

  @Test
  void shouldTakeTheIdsOfANamespaceFromOneLayer() {
    TrackFeatures base = by(null);
    base.setEnergy(0.5);
    base.setExternalIds(List.of("spotify:wrong", "mbid:1"));
    TrackFeatures manual = by("manual");
    manual.setExternalIds(List.of("spotify:right", "spotify:second", "spotify:right"));
    publish(base);
    publish(manual);

    assertThat(now().getExternalIds()).containsExactly("spotify:right", "spotify:second", "mbid:1");
  }

  @Test
  void shouldTakeALayerAwayThatStatesNothing() {
    TrackFeatures base = by(null);
    base.setTitle("by base");
    base.setEnergy(0.5);
    publish(base);
    Track alone = now();
    TrackFeatures manual = by("manual");
    manual.setTitle("by hand");
    publish(manual);
    publish(by("manual"));

    assertThat(now()).as("as if the layer had never been").isEqualTo(alone);
    assertThat(tracks.after(now(), by("manual"), 99)).as("none to take away").isSameAs(now());
    publish(by("base"));
    assertThat(track).as("the last layer has gone").isNull();
    assertThat(tracks.after(null, by("manual"), 99)).isNull();
  }

  @Test
  void shouldChangeNothingForALayerThatRepeatsItself() {
    TrackFeatures base = by(null);
    base.setEnergy(0.5);
    TrackFeatures manual = by("manual");
    manual.setTitle("by hand");
    publish(base);
    publish(manual);
    Track before = now();

    assertThat(tracks.after(before, manual, 99)).isSameAs(before);
    assertThat(tracks.after(before, base, 99)).isSameAs(before);
    manual.setSource("another file");
    manual.setObservedAt(7L);
    assertThat(tracks.after(before, manual, 99)).isSameAs(before);
  }

  @Test
  void shouldFollowTheOrderOfTheSetting() {
    LayerOrder order = new LayerOrder(List.of("b", "base", "a"));

    assertThat(List.of("z", "base", "y", "a", "b").stream().sorted(order))
        .containsExactly("b", "base", "a", "y", "z");
    assertThat(List.of("z", "base", "y", "a").stream().sorted(new LayerOrder(List.of("z"))))
        .containsExactly("z", "base", "a", "y");
  }

  @Test
  void shouldCalibrateALayerAndSayWhich() {
    LayerRules rules =
        new LayerRules(
            new LayerOrder(List.of()),
            new Calibrations(
                Map.of(
                    "studio",
                    Map.of(
                        Feature.ENERGY,
                        QuantileMapping.parse("0:0.2, 1:0.4"),
                        Feature.TEMPO,
                        QuantileMapping.parse("100:110")))));
    TrackFeatures studio = by("studio");
    studio.setEnergy(0.5);
    studio.setTempo(0.0);
    studio.setValence(0.5);
    publish(studio);
    Track plain = now();

    Track calibrated = new LayeredTracks(rules).again(plain);

    assertThat(calibrated.getFeatures().getEnergy()).isCloseTo(0.3, within(1e-12));
    assertThat(calibrated.getFeatures().getTempo()).as("none detected").isZero();
    assertThat(calibrated.getFeatures().getValence()).isEqualTo(0.5);
    assertThat(calibrated.getLayers().get(0).getFeatures().getEnergy()).isEqualTo(0.5);
    assertThat(calibrated.getLayers().get(0).getCalibrated()).containsExactly("energy");
    assertThat(new LayeredTracks(rules).again(calibrated)).isEqualTo(calibrated);
    assertThat(tracks.again(calibrated)).as("and back").isEqualTo(plain);
  }

  private void publish(TrackFeatures event) {
    clock++;
    track = tracks.after(track, event, clock);
  }

  private Track now() {
    if (track == null) {
      throw new AssertionError("there is no track");
    }
    return track;
  }
}
