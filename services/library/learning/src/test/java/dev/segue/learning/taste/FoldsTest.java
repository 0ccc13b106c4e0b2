package dev.segue.learning.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

  @Test
  void shouldDivideAllRowsAndBothAnswersEvenly() {
    RatedRows rows = ToyRows.lopsided(37, 66);

    Folds folds = Folds.stratified(rows, 5, 1);

    int[] all =
        IntStream.range(0, 5).flatMap(f -> Arrays.stream(folds.inside(f))).sorted().toArray();
    assertThat(all).isEqualTo(IntStream.range(0, 103).toArray());
    for (int fold = 0; fold < 5; fold++) {
      assertThat(folds.inside(fold)).doesNotContain(folds.outside(fold));
      assertThat(folds.inside(fold).length + folds.outside(fold).length).isEqualTo(103);
      assertThat(folds.inside(fold).length).isBetween(20, 21);
      assertThat(rows.at(folds.inside(fold)).likes()).isBetween(7, 8);
      assertThat(rows.at(folds.inside(fold)).dislikes()).isBetween(13, 14);
    }
  }

  @Test
  void shouldDivideDifferentlyWithAnotherSeedOnly() {
    RatedRows rows = ToyRows.lopsided(30, 30);

    assertThat(Folds.stratified(rows, 5, 1)).hasToString(Folds.stratified(rows, 5, 1).toString());
    assertThat(Folds.stratified(rows, 5, 1).toString())
        .isNotEqualTo(Folds.stratified(rows, 5, 2).toString());
  }

  @Test
  void shouldKeepTheMoreFrequentAnswerUpToTheRatio() {
    for (RatedRows rows : new RatedRows[] {ToyRows.lopsided(10, 90), ToyRows.lopsided(90, 10)}) {
      RatedRows kept = Undersampling.of(rows, 1);
      assertThat(kept.rarer()).isEqualTo(10);
      assertThat(kept.size()).isEqualTo(25);
    }
  }

  @Test
  void shouldLeaveEverythingWhereAnswersAreWithinTheRatio() {
    RatedRows rows = ToyRows.lopsided(40, 60);
    assertThat(Undersampling.of(rows, 1)).isSameAs(rows);
    RatedRows single = ToyRows.lopsided(0, 60);
    assertThat(Undersampling.of(single, 1)).isSameAs(single);
  }

  @Test
  void shouldSayWhatCrossValidationNeeds() {
    assertThatThrownBy(
            () -> CrossValidation.of(ToyRows.lopsided(1, 9), new Method.Online(0.1, 1), 5, 1))
        .hasMessageContaining("1 and 9");
  }
}
