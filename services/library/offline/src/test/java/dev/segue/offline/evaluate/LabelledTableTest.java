package dev.segue.offline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.tables.source.CollectException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledTableTest {

  private static final String TABLE =
      """
      id,title,artist,mood,energy
      a,One,X,dark,0.1
      b,ONE ,x,light,0.2
      a,One,X,light,0.1
      c,One,Y,light,0.3
      d,O  ne,X,,0.4
      """;

  @Test
  void shouldKeepOneEntryForEachTitleAndArtistWithTheLabelsOfItsFirstRow() {
    LabelledTable table = Tables.read(TABLE, "mood");

    assertThat(table.ids()).isEqualTo(4);
    assertThat(table.tracks()).extracting(LabelledTrack::id).containsExactly("a", "c", "d");
    assertThat(table.tracks())
        .extracting(LabelledTrack::labels)
        .containsExactly(List.of("dark"), List.of("light"), List.of(""));
  }

  @Test
  void shouldTellTracksWithoutTitleApartById() {
    LabelledTable table =
        Tables.read("id,mood,energy\na,dark,0.1\nb,dark,0.1\na,dark,0.1\n", "mood");

    assertThat(table.tracks()).extracting(LabelledTrack::id).containsExactly("a", "b");
  }

  @Test
  void shouldNameTheNearestColumnForOneThatIsNotThere() {
    assertThatThrownBy(() -> Tables.read(TABLE, "moot"))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("there is no column moot; did you mean mood?");
  }
}
