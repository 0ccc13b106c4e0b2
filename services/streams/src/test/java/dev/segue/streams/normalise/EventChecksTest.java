package dev.segue.streams.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.segue.runtime.deadletter.DeadLetterReason;
import dev.segue.runtime.deadletter.RejectedEventException;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventChecksTest {
  @Test
  void shouldAcceptAGoodEvent() {
    assertThatCode(() -> EventChecks.content("a", Events.of("a"))).doesNotThrowAnyException();
  }

  @Test
  void shouldAcceptRealValuesBeyondTheUsualRange() {
    TrackFeatures event = Events.of("a");
    event.setLoudness(1.3);
    event.setDurationMs(90.0 * 60_000);
    event.setKey(-1.0);
    event.setTempo(0.0);
    event.setTimeSignature(0.0);

    assertThatCode(() -> EventChecks.content("a", event)).doesNotThrowAnyException();
  }

  @Test
  void shouldNameBothIdsThatDiffer() {
    RejectedEventException rejection = rejectionOf("a", Events.of("b"));

    assertThat(rejection.reason()).isEqualTo(DeadLetterReason.KEY_MISMATCH);
    assertThat(rejection.detail()).contains("\"a\"").contains("\"b\"");
  }

  @ParameterizedTest
  @ValueSource(doubles = {7.0, -0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void shouldRefuseImpossibleEnergy(double energy) {
    RejectedEventException rejection = rejectionOf(event -> event.setEnergy(energy));

    assertThat(rejection.reason()).isEqualTo(DeadLetterReason.IMPOSSIBLE_VALUE);
    assertThat(rejection.detail()).contains("energy").contains(Double.toString(energy));
  }

  @Test
  void shouldRefuseANegativeDuration() {
    assertThat(rejectionOf(event -> event.setDurationMs(-1.0)).detail()).contains("duration_ms");
  }

  @Test
  void shouldRefuseAnEventWithoutAnyFeature() {
    TrackFeatures event = TrackFeatures.newBuilder().setId("a").setTitle("Title").build();

    assertThat(rejectionOf("a", event).reason()).isEqualTo(DeadLetterReason.NO_FEATURES);
  }

  @Test
  void shouldAcceptANamedLayerWithoutAnyFeature() {
    TrackFeatures event =
        TrackFeatures.newBuilder().setId("a").setTitle("Title").setLayer("names").build();

    assertThatCode(() -> EventChecks.content("a", event)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " manual", "manual "})
  void shouldRefuseALayerWithBlanksAroundItsName(String layer) {
    RejectedEventException rejection = rejectionOf(event -> event.setLayer(layer));

    assertThat(rejection.reason()).isEqualTo(DeadLetterReason.IMPOSSIBLE_VALUE);
    assertThat(rejection.detail()).startsWith("layer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"isrc:ATX991900001", "subsonic:home:42", "x-y.z_1:ü"})
  void shouldAcceptExternalIds(String id) {
    TrackFeatures event = Events.of("a");
    event.setExternalIds(List.of(id));

    assertThatCode(() -> EventChecks.content("a", event)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ATX991900001", "isrc:", "isrc: ", ":x", "ISRC:ATX991900001", ""})
  void shouldRefuseWhatIsNoExternalId(String id) {
    RejectedEventException rejection = rejectionOf(event -> event.setExternalIds(List.of(id)));

    assertThat(rejection.reason()).isEqualTo(DeadLetterReason.IMPOSSIBLE_VALUE);
    assertThat(rejection.detail()).contains("\"" + id + "\"").contains("namespace:value");
  }

  @Test
  void shouldRefuseTextsAndListsBeyondTheirBounds() {
    String text = "x".repeat(EventChecks.MAX_TEXT + 1);
    List<String> list = Collections.nCopies(EventChecks.MAX_ITEMS + 1, "x");

    assertTooLong("title", event -> event.setTitle(text));
    assertTooLong("album", event -> event.setAlbum(text));
    assertTooLong("release_date", event -> event.setReleaseDate(text));
    assertTooLong("market", event -> event.setMarket(text));
    assertTooLong("isrc", event -> event.setIsrc(text));
    assertTooLong("artists", event -> event.setArtists(List.of("x", text)));
    assertTooLong("artists", event -> event.setArtists(list));
    assertTooLong("genres", event -> event.setGenres(List.of(text)));
    assertTooLong("genres", event -> event.setGenres(list));
    assertTooLong("external_ids", event -> event.setExternalIds(List.of("x:" + text)));
    assertTooLong("external_ids", event -> event.setExternalIds(list));
    assertTooLong("layer", event -> event.setLayer("x".repeat(EventChecks.MAX_LAYER + 1)));
  }

  @Test
  void shouldAcceptTextsAndListsAtTheirBounds() {
    TrackFeatures event = Events.of("a");
    event.setTitle("x".repeat(EventChecks.MAX_TEXT));
    event.setArtists(Collections.nCopies(EventChecks.MAX_ITEMS, "x"));

    assertThatCode(() -> EventChecks.content("a", event)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseAValueOfTooManyBytes() {
    assertThatCode(() -> EventChecks.length(new byte[EventChecks.MAX_VALUE_BYTES]))
        .doesNotThrowAnyException();
    assertThat(
            catchThrowableOfType(
                    RejectedEventException.class,
                    () -> EventChecks.length(new byte[EventChecks.MAX_VALUE_BYTES + 1]))
                .reason())
        .isEqualTo(DeadLetterReason.TOO_LONG);
  }

  private static void assertTooLong(String field, Consumer<TrackFeatures> change) {
    RejectedEventException rejection = rejectionOf(change);
    assertThat(rejection.reason()).isEqualTo(DeadLetterReason.TOO_LONG);
    assertThat(rejection.detail()).startsWith(field);
  }

  private static RejectedEventException rejectionOf(Consumer<TrackFeatures> change) {
    TrackFeatures event = Events.of("a");
    change.accept(event);
    return rejectionOf("a", event);
  }

  private static RejectedEventException rejectionOf(String id, TrackFeatures event) {
    return catchThrowableOfType(RejectedEventException.class, () -> EventChecks.content(id, event));
  }
}
