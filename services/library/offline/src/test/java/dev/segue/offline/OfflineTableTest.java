package dev.segue.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.track.Feature;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.TableOptions;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OfflineTableTest {

  private static final String TABLE =
      """
      id,title,artist,genre,mood,energy,tempo
      a,One,X,rock,dark,0.5,120
      b,Two,Y,pop,,0.25,100
      a,One again,X,metal,light,0.75,90
      c,Three,Z,rock,dark,7,
      d,Four,Z,rock,light,1,250
      """;

  private final List<Reject> rejects = new ArrayList<>();

  @Test
  void shouldKeepTheFirstRowOfEachId() {
    OfflineTable table = read(TABLE, false);

    assertThat(table.rows()).extracting(OfflineRow::id).containsExactly("a", "b", "d");
    OfflineRow first = table.rows().get(0);
    assertThat(first.title()).isEqualTo("One");
    assertThat(first.artists()).containsExactly("X");
    assertThat(first.genres()).containsExactly("rock");
    assertThat(first.features().get(Feature.ENERGY)).isEqualTo(0.5);
    assertThat(first.features().has(Feature.VALENCE)).isFalse();
    assertThat(table.describe()).isEqualTo("stdin: 5 rows read = 3 used + 1 repeats + 1 rejected.");
  }

  @Test
  void shouldKeepRepeatsWhenAsked() {
    OfflineTable table = read(TABLE, true);

    assertThat(table.rows()).extracting(OfflineRow::id).containsExactly("a", "b", "a", "d");
    assertThat(table.totals().tracks()).isEqualTo(4);
    assertThat(table.entries()).extracting(Entry::id).containsExactly("a", "b", "a", "d");
  }

  @Test
  void shouldReportARowThatCannotBeUsedAndGoOn() {
    read(TABLE, false);

    assertThat(rejects)
        .extracting(Reject::describe)
        .containsExactly("line 5, energy \"7\": not from 0 to 1");
  }

  @Test
  void shouldHandOnTheLabelsAskedFor() {
    OfflineTable table = read(TABLE, false, options -> options.withLabel("Mood"));

    assertThat(table.rows())
        .extracting(OfflineRow::labels)
        .containsExactly(Map.of("Mood", "dark"), Map.of(), Map.of("Mood", "light"));
  }

  @Test
  void shouldNameTheNearestColumnForALabelThatIsNotThere() {
    assertThatThrownBy(() -> read(TABLE, false, options -> options.withLabel("moot")))
        .isInstanceOf(CollectException.class)
        .hasMessage("Label moot: there is no column moot; did you mean mood?");
  }

  @Test
  void shouldSampleAsTheStreamDoes() {
    StringBuilder many = new StringBuilder("id,energy\n");
    for (int i = 0; i < 100; i++) {
      many.append("t").append(i).append(",0.").append(i).append('\n');
    }
    OfflineTable table = read(many.toString(), false);

    List<Entry> sample = table.sample(10);

    assertThat(sample).hasSize(10);
    long last = sample.get(9).hash();
    assertThat(table.entries().stream().filter(e -> Long.compareUnsigned(e.hash(), last) <= 0))
        .hasSize(10);
  }

  @Test
  void shouldSayThatNothingCanBeUsed() {
    assertThatThrownBy(() -> read("id,energy\na,-9\n", false))
        .isInstanceOf(CollectException.class)
        .hasMessage("stdin has no row that can be used.");
    assertThatThrownBy(() -> read("id,title,energy\n", false))
        .hasMessage("stdin has no row below its header.");
  }

  private OfflineTable read(String csv, boolean keepRepeats) {
    return read(csv, keepRepeats, UnaryOperator.identity());
  }

  private OfflineTable read(String csv, boolean keepRepeats, UnaryOperator<TableOptions> said) {
    TableOptions options =
        TableOptions.of(TableOptions.STANDARD_INPUT)
            .withStandardInput(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    try (Collection collection = Collection.csv(said.apply(options))) {
      return OfflineTable.read(
          collection,
          keepRepeats,
          new CollectListener() {
            @Override
            public void rejected(Reject reject) {
              rejects.add(reject);
            }
          });
    }
  }
}
