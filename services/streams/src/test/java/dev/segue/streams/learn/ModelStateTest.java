package dev.segue.streams.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ModelStateTest {
  private static final ModelState STATE = new ModelState(12, 3, 1, 600_000, 0x0102030405060708L);

  @Test
  void shouldKeepItsBytes() {
    assertThat(HexFormat.of().formatHex(STATE.toBytes()))
        .isEqualTo(
            "01" + "0000000c" + "00000003" + "00000001" + "00000000000927c0" + "0102030405060708");
    assertThat(ModelState.of(STATE.toBytes())).isEqualTo(STATE);
  }

  @Test
  void shouldRefuseWhatALaterVersionWrote() {
    byte[] later = STATE.toBytes();
    later[0] = 2;

    assertThatIllegalStateException()
        .isThrownBy(() -> ModelState.of(later))
        .withMessageContaining("another version of Segue");
  }

  @Test
  void shouldForgetDriftsWithAPromotion() {
    assertThat(STATE.promoted(13)).isEqualTo(new ModelState(13, 3, 0, 600_000, STATE.recipe()));
  }
}
