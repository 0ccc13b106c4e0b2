package dev.segue.offline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import dev.segue.learning.cluster.KMeans;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.Tables;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Groups of the reference table by six min-max scaled features beside the best of ten starts of
 * scikit-learn 1.2.1, {@code KMeans(k, n_init=10, random_state=0)}.
 */
class KMeansOnRealTableTest {

  @ParameterizedTest
  @CsvSource({"5, 3661.097266136365", "8, 2952.1029097726614", "12, 2468.6132010051015"})
  void shouldComeAsNearAsTheBestOfTenOfTheReference(int groups, double inertia) {
    OfflineTable table = Tables.shared("tidytuesday/spotify_songs.csv", false);
    List<LabelledTrack> tracks =
        table.rows().stream()
            .map(row -> new LabelledTrack(row.id(), row.features(), List.of()))
            .toList();
    double[][] rows =
        FeatureTable.minMax(
                tracks,
                Feature.POPULARITY,
                Feature.ACOUSTICNESS,
                Feature.ENERGY,
                Feature.VALENCE,
                Feature.DANCEABILITY,
                Feature.INSTRUMENTALNESS)
            .rows();

    assertThat(KMeans.fit(rows, groups, 1).inertia()).isLessThanOrEqualTo(1.005 * inertia);
  }
}
