package dev.segue.engine.genre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.segue.engine.genre.GenreTable.Genre;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GenreTableTest {

  /** By hand: metal 3 and 1, pop 0 and 4, rock 2 and 0 in two categories of five tracks each. */
  private static GenreTable.Counter byHand() {
    GenreTable.Counter counter = new GenreTable.Counter(2);
    add(counter, "metal", 0, 3);
    add(counter, "metal", 1, 1);
    add(counter, "pop", 1, 4);
    add(counter, "rock", 0, 2);
    return counter;
  }

  @Test
  void shouldCount() {
    GenreTable table = byHand().table(1);

    assertThat(table.total()).isEqualTo(10);
    assertThat(table.size(0)).isEqualTo(5);
    assertThat(table.size(1)).isEqualTo(5);
    assertThat(table.genres()).extracting(Genre::name).containsExactly("metal", "pop", "rock");
    assertThat(table.genres().get(0).count(0)).isEqualTo(3);
    assertThat(table.genres().get(0).total()).isEqualTo(4);
    assertThat(table.genres()).extracting(Genre::category).containsExactly(0, 1, 0);
    assertThat(table.largestShare()).isEqualTo(0.5);
  }

  @Test
  void shouldMeasureTheMatch() {
    GenreTable table = byHand().table(1);

    assertThat(table.purity()).isCloseTo(0.7, offset(1e-15));
    assertThat(table.leastPurity()).isCloseTo(0.4, offset(1e-15));
    // .3 ln 1.5 - .1 ln 2 + .4 ln 2 + .2 ln 2, over the mean of ln 2 and .8 ln 2.5 + .2 ln 5
    double information = 0.3 * Math.log(1.5) + 0.5 * Math.log(2);
    double mean = (Math.log(2) + 0.8 * Math.log(2.5) + 0.2 * Math.log(5)) / 2;
    assertThat(table.mutualInformation()).isCloseTo(information / mean, offset(1e-14));
    assertThat(table.mutualInformation()).isCloseTo(0.535692, offset(1e-6));
  }

  @Test
  void shouldFindWhatIsTypical() {
    GenreTable table = byHand().table(1);

    assertThat(table.lift(table.genres().get(0), 0)).isCloseTo(1.5, offset(1e-15));
    assertThat(table.lift(table.genres().get(0), 1)).isCloseTo(0.5, offset(1e-15));
    assertThat(table.typical(0, 9)).extracting(Genre::name).containsExactly("rock", "metal");
    assertThat(table.typical(1, 1)).extracting(Genre::name).containsExactly("pop");
  }

  @Test
  void shouldLeaveOutGenresWithFewTracks() {
    GenreTable table = byHand().table(3);

    assertThat(table.genres()).extracting(Genre::name).containsExactly("metal", "pop");
    assertThat(table.total()).isEqualTo(8);
    assertThat(table.size(0)).isEqualTo(3);
  }

  @Test
  void shouldBeOneForAPerfectMatchAndZeroForNone() {
    GenreTable.Counter perfect = new GenreTable.Counter(3);
    add(perfect, "a", 0, 5);
    add(perfect, "b", 1, 7);
    add(perfect, "c", 2, 2);
    assertThat(perfect.table(1).purity()).isEqualTo(1);
    assertThat(perfect.table(1).mutualInformation()).isCloseTo(1, offset(1e-14));

    GenreTable.Counter none = new GenreTable.Counter(2);
    add(none, "a", 0, 4);
    add(none, "a", 1, 6);
    add(none, "b", 0, 2);
    add(none, "b", 1, 3);
    assertThat(none.table(1).mutualInformation()).isCloseTo(0, offset(1e-14));
    assertThat(none.table(1).purity()).isEqualTo(none.table(1).leastPurity());
  }

  @Test
  void shouldSayNothingOfOneCategory() {
    GenreTable.Counter one = new GenreTable.Counter(3);
    add(one, "a", 1, 4);
    add(one, "b", 1, 6);
    GenreTable table = one.table(1);

    assertThat(table.mutualInformation()).isZero();
    assertThat(table.purity()).isEqualTo(0.6);
    assertThat(table.largestShare()).isEqualTo(1);
    assertThat(table.lift(table.genres().get(0), 0)).isZero();
    assertThat(table.typical(0, 3)).isEmpty();
  }

  @Test
  void shouldHaveAnAnswerForNothing() {
    GenreTable.Counter counter = new GenreTable.Counter(2);
    counter.add("a", -1);
    GenreTable empty = counter.table(1);

    assertThat(empty.genres()).isEmpty();
    assertThat(empty.purity()).isZero();
    assertThat(empty.leastPurity()).isZero();
    assertThat(empty.mutualInformation()).isZero();
    assertThat(empty.largestShare()).isZero();
  }

  @Test
  void shouldStayInBounds() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 200; round++) {
      GenreTable.Counter counter = new GenreTable.Counter(4);
      for (int track = 0; track < 30; track++) {
        counter.add("g" + random.nextInt(5), random.nextInt(4));
      }
      GenreTable table = counter.table(1);
      assertThat(table.purity()).as("seed 3, round %d", round).isBetween(table.leastPurity(), 1.0);
      assertThat(table.mutualInformation()).as("seed 3, round %d", round).isBetween(0.0, 1.0);
    }
  }

  private static void add(GenreTable.Counter counter, String genre, int category, int tracks) {
    for (int i = 0; i < tracks; i++) {
      counter.add(genre, category);
    }
  }
}
