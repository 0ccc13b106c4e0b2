package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.sample.BottomKSample;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CatalogueSampleTest {
  @Test
  void shouldHoldTheTracksThatTheLearnersSampleHolds() {
    Random random = new Random(23);
    BottomKSample learners = new BottomKSample(100);
    try (Catalogue catalogue = new Catalogue()) {
      for (int i = 0; i < 1_000; i++) {
        var features = TestModels.features(random);
        String id = "t" + random.nextInt(700);
        catalogue.put(id, features, FoldedText.of(id, List.of()));
        learners.put(id, features);
      }
      assertThat(CatalogueSample.of(catalogue.snapshot(), 100))
          .extracting(BottomKSample.Entry::id)
          .isEqualTo(learners.entries().stream().map(BottomKSample.Entry::id).toList());
      assertThat(CatalogueSample.of(catalogue.snapshot(), 5_000))
          .hasSize(catalogue.snapshot().tracks());
    }
  }
}
