package dev.segue.tables.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextListTest {

  @Test
  void shouldReadPythonLists() {
    assertThat(artists("['Gunna']")).containsExactly("Gunna");
    assertThat(artists("['A', \"B's\", 'C\\'s']")).containsExactly("A", "B's", "C's");
    assertThat(artists("['Beyonc\\xe9', '\\u00c9']")).containsExactly("Beyoncé", "É");
    assertThat(artists("[]")).isEmpty();
    assertThat(artists("['A' 'B']")).containsExactly("A", "B");
    assertThat(artists("['Tyler, The Creator']")).containsExactly("Tyler, The Creator");
  }

  @Test
  void shouldReadJsonArrays() {
    assertThat(artists("[\"A\",\"B \\\"x\\\"\"]")).containsExactly("A", "B \"x\"");
  }

  @Test
  void shouldSplitOnlyWhereItIsCertain() {
    assertThat(artists("A;B")).containsExactly("A", "B");
    assertThat(artists("A | B")).containsExactly("A", "B");
    assertThat(artists("Tyler, The Creator")).containsExactly("Tyler, The Creator");
    assertThat(artists("AC/DC & x")).containsExactly("AC/DC & x");
    assertThat(TextList.parse("rock, pop", true)).containsExactly("rock", "pop");
  }

  @Test
  void shouldTakeABrokenListForAName() {
    assertThat(artists("['A]")).containsExactly("['A]");
    assertThat(artists("[spunge]")).containsExactly("[spunge]");
  }

  @Test
  void shouldLeaveOutNothingAndRepeats() {
    assertThat(artists(" NA ")).isEmpty();
    assertThat(artists("A;;A; B ")).containsExactly("A", "B");
  }

  private static List<String> artists(String text) {
    return TextList.parse(text, false);
  }
}
