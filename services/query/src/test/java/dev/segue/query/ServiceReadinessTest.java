package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalogue.TestModels;
import dev.segue.engine.factorize.FactorModel;
import org.junit.jupiter.api.Test;

class ServiceReadinessTest {
  @Test
  void shouldHoldAModelForInformedUntilTheCatalogueHasGrownByHalf() {
    FactorModel model = TestModels.model("classic", 1, 1); // of 1,000 tracks

    assertThat(ServiceReadiness.knows(model, 0)).isTrue();
    assertThat(ServiceReadiness.knows(model, 1_000)).isTrue();
    assertThat(ServiceReadiness.knows(model, 1_499)).isTrue();
    assertThat(ServiceReadiness.knows(model, 1_500)).isFalse();
    assertThat(ServiceReadiness.knows(model, 300_000)).isFalse();
  }
}
