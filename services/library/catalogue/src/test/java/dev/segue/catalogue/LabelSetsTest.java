package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelSetsTest {
  private final LabelSets sets = new LabelSets();

  @Test
  void shouldGiveEqualSetsOneCodeWhateverTheirOrderAndSpelling() {
    int code = sets.code(List.of("Hip-Hop", "pop"));
    assertThat(code).isPositive();
    assertThat(sets.code(List.of("POP", "hip hop", "Pop"))).isEqualTo(code);
    assertThat(sets.code(List.of("pop"))).isNotEqualTo(code);
    assertThat(sets.code(List.of())).isZero();
    assertThat(sets.code(List.of(" "))).isZero();
    assertThat(sets.label("nobody's genre")).isNull();
  }

  @Test
  void shouldAnswerLikeSetsOfTexts() {
    Random random = new Random(5);
    List<Set<String>> given = new ArrayList<>();
    List<Integer> codes = new ArrayList<>();
    Map<Set<String>, Integer> distinct = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      Set<String> set = new HashSet<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        set.add("label" + random.nextInt(40));
      }
      given.add(set);
      codes.add(sets.code(set));
      assertThat(distinct.computeIfAbsent(set, unused -> codes.get(codes.size() - 1)))
          .isEqualTo(codes.get(codes.size() - 1));
    }
    assertThat(new HashSet<>(distinct.values())).hasSameSizeAs(distinct.keySet());
    for (int label = 0; label < 40; label++) {
      Integer number = sets.label("label" + label);
      assertThat(number).isNotNull();
      BitSet wanted = new BitSet();
      wanted.set(number == null ? 0 : number);
      for (int i = 0; i < given.size(); i++) {
        assertThat(sets.any(codes.get(i), wanted))
            .isEqualTo(given.get(i).contains("label" + label));
      }
    }
  }
}
