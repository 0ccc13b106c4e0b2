package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CatalogueMemoryTest {
  private static final int ROWS = 2 * RowBlock.ROWS;
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final SplittableRandom random = new SplittableRandom(5);

  /** The index takes 55 bytes a track with eight components; the budget of all is 112. */
  @Test
  void shouldStayWithinTheBudgetOfFeaturesIdsAndFilters() {
    try (Catalogue catalogue = new Catalogue()) {
      String[] ids = new String[ROWS];
      FeatureVector[] features = new FeatureVector[ROWS];
      for (int row = 0; row < ROWS; row++) {
        ids[row] = id();
        features[row] = features();
        TrackFacts facts =
            new TrackFacts(
                1950 + random.nextInt(75),
                random.nextBoolean(),
                List.of("genre " + random.nextInt(200)),
                List.of("market " + random.nextInt(60)),
                0,
                0);
        catalogue.put(ids[row], features[row], new byte[0], facts);
      }
      CatalogueMemory memory = catalogue.snapshot().memory();
      long bytes = memory.features() + memory.ids() + memory.idTable() + memory.filters();
      assertThat(bytes / (double) ROWS).isLessThan(57);
      assertThat(memory.texts() + memory.recordings() + memory.history()).isLessThan(10_000);
      assertHolds(catalogue.snapshot(), ids, features);
    }
  }

  @Test
  void shouldCountTextsRecordingsAndHistoryApart() {
    try (Catalogue catalogue = new Catalogue()) {
      TrackFacts facts = new TrackFacts(0, null, List.of(), List.of(), 77, 88);
      byte[] text = "a title\nan artist".getBytes(StandardCharsets.UTF_8);
      catalogue.put("one", features(), text, facts);
      CatalogueMemory once = catalogue.snapshot().memory();
      assertThat(once.texts()).isGreaterThan(text.length);
      assertThat(once.recordings()).isPositive();
      assertThat(once.history()).isZero();
      catalogue.put("one", features(), text, facts);
      assertThat(catalogue.snapshot().memory().history()).isPositive();
    }
  }

  private static void assertHolds(
      CatalogueSnapshot snapshot, String[] ids, FeatureVector[] features) {
    double[] found = new double[Feature.COUNT];
    for (int row = 0; row < ROWS; row++) {
      assertThat(snapshot.find(ids[row])).isEqualTo(row);
      assertThat(snapshot.rows().id(row)).isEqualTo(ids[row]);
      snapshot.rows().features(row, found);
      for (Feature feature : Feature.values()) {
        float expected = (float) features[row].get(feature);
        assertThat((float) found[feature.position()]).isEqualTo(expected);
      }
    }
  }

  /** With as many digits as streaming services write. */
  private FeatureVector features() {
    FeatureVector.Builder vector = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      double raw =
          switch (feature) {
            case POPULARITY -> random.nextInt(101);
            case KEY -> random.nextInt(12);
            case MODE -> random.nextInt(2);
            case TIME_SIGNATURE -> random.nextInt(6);
            case LOUDNESS -> -random.nextInt(60_000) / 1_000.0;
            case TEMPO -> random.nextInt(250_000) / 1_000.0;
            case DURATION_MS -> 30_000 + random.nextInt(1_000_000);
            default -> random.nextInt(1_001) / 1_000.0;
          };
      vector.raw(feature, raw);
    }
    return vector.build();
  }

  private String id() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 22; i++) {
      text.append(BASE_62.charAt(random.nextInt(BASE_62.length())));
    }
    return text.toString();
  }
}
