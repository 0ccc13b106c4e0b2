package dev.segue.offline.genre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.genre.GenreTable.Genre;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.Tables;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.TableOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableGenresTest {

  @Test
  void shouldFindTheGenresThatTheCategoriesAreMadeOf() {
    StringBuilder csv = new StringBuilder("id,acousticness,energy,valence,style\n");
    for (int i = 0; i < 20; i++) {
      csv.append("f%d,0.9%d,0.0%d,0,folk%n".formatted(i, i % 10, i % 7));
      csv.append("t%d,0.0%d,0.9%d,0,techno%n".formatted(i, i % 7, i % 10));
    }
    csv.append("x,0.5,0.5,0.1,\n");
    TableOptions options =
        TableOptions.of(TableOptions.STANDARD_INPUT)
            .withLabel("style")
            .withStandardInput(
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
    OfflineTable table;
    try (Collection collection = Collection.csv(options)) {
      table = OfflineTable.read(collection, false, CollectListener.SILENT);
    }

    Recipe two = Recipe.classic().withRank(RankRule.fixed(2));
    TableGenres match = TableGenres.of(table, two, "style", false, 1);

    assertThat(match.table().total()).isEqualTo(40);
    assertThat(match.table().purity()).isEqualTo(1);
    assertThat(match.table().mutualInformation()).isCloseTo(1, within(1e-9));
    Genre folk = match.table().genres().get(0);
    Genre techno = match.table().genres().get(1);
    assertThat(folk.category()).isNotEqualTo(techno.category());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new GenresReport(List.of(match)).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("classic: 2 components")
        .contains("style against classic:")
        .contains("folk x2.0")
        .contains("right for 100.0 %");
  }

  @Test
  void shouldShowThatWithoutScalingEveryCategoryIsDuration() {
    OfflineTable table = Tables.shared("tidytuesday/spotify_songs.csv", false);

    TableGenres raw = TableGenres.of(table, Recipe.genres(), "", false, 1);
    TableGenres scaled = TableGenres.of(table, Recipe.tuned(), "", false, 1);

    assertThat(raw.fit().model().rank()).isEqualTo(10);
    assertThat(raw.fit().model().transform().size()).isEqualTo(12);
    // Features as they are read, duration last: beside milliseconds nothing else counts.
    for (Component component : raw.fit().model().components()) {
      for (int feature = 0; feature < 11; feature++) {
        assertThat(component.weight(11)).isGreaterThan(100 * component.weight(feature));
      }
    }
    assertThat(scaled.table().mutualInformation())
        .isGreaterThan(1.5 * raw.table().mutualInformation());
  }
}
