package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EditionTitleTest {

  /** Each line of the list: whether it is one recording, and two titles that are made up. */
  @Test
  void shouldJudgeEveryPairOfTheListAsItIsLabelled() throws IOException {
    try (BufferedReader list =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("edition-titles.tsv")),
                StandardCharsets.UTF_8))) {
      List<String[]> pairs = list.lines().map(line -> line.split("\t", -1)).toList();
      assertThat(pairs).hasSizeGreaterThan(50);
      assertThat(pairs)
          .allSatisfy(
              pair ->
                  assertThat(EditionTitle.of(pair[1]).equals(EditionTitle.of(pair[2])))
                      .as("%s | %s", pair[1], pair[2])
                      .isEqualTo(pair[0].equals("same")));
    }
  }

  @Test
  void shouldKeepATitleThatIsNothingButAMark() {
    assertThat(EditionTitle.of("Remastered")).isEqualTo("remastered");
    assertThat(EditionTitle.of("Stereo")).isEqualTo("stereo");
    assertThat(EditionTitle.of("(1999)")).isEqualTo("1999");
    assertThat(EditionTitle.of("")).isEmpty();
  }

  @Test
  void shouldReadTheFirstArtistWithoutGuests() {
    assertThat(EditionTitle.artist("zil kor feat oda")).isEqualTo("zil kor");
    assertThat(EditionTitle.artist("zil kor")).isEqualTo("zil kor");
  }
}
