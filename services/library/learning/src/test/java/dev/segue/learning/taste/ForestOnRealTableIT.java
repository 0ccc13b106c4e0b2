package dev.segue.learning.taste;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** On the same songs as {@link TasteOnRealTableTest}; a thousand trees take their time. */
class ForestOnRealTableIT {

  @Test
  void shouldTellLikesFromDislikes() throws IOException {
    RatedRows rows = RatedRows.of(TasteOnRealTableTest.ratings());

    Scores scores = CrossValidation.of(rows, Method.Kind.RANDOM_FOREST.standard(), 5, 1);

    assertThat(scores.accuracy()).as("%s", scores).isGreaterThanOrEqualTo(0.77);
    assertThat(scores.auc()).as("%s", scores).isGreaterThanOrEqualTo(0.84);
    assertThat(scores.reliability().calibrationError()).as("%s", scores).isLessThanOrEqualTo(0.05);
  }
}
