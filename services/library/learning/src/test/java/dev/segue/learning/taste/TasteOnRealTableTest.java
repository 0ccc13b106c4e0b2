package dev.segue.learning.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 2,017 songs that one listener liked or did not (2017). */
class TasteOnRealTableTest {

  private static final String TABLE = "data/like-dislike-2017/data.csv";

  @Test
  void shouldLearnAsRatingsComeIn() throws IOException {
    RatedRows rows = RatedRows.of(ratings());

    List<Prequential> runs =
        IntStream.range(0, 5).mapToObj(seed -> Prequential.of(rows, 1_000, seed)).toList();

    assertThat(runs.stream().mapToDouble(r -> r.all().accuracy()).average().orElseThrow())
        .isGreaterThanOrEqualTo(0.70);
    assertThat(runs.stream().mapToDouble(r -> r.later().accuracy()).average().orElseThrow())
        .isGreaterThanOrEqualTo(0.72);
  }

  @ParameterizedTest
  @EnumSource(names = {"SVM", "SGD", "ONLINE"})
  void shouldSayProbabilitiesThatComeTrue(Method.Kind kind) throws IOException {
    Scores scores = CrossValidation.of(RatedRows.of(ratings()), kind.standard(), 5, 1);

    assertThat(scores.reliability().calibrationError()).as("%s", scores).isLessThanOrEqualTo(0.05);
    assertThat(scores.reliability().brier()).isLessThan(0.25);
  }

  static List<Rating> ratings() throws IOException {
    List<Rating> ratings = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table())) {
      for (NamedCsvRecord row : reader) {
        FeatureVector.Builder features = FeatureVector.builder();
        for (Feature feature : Feature.values()) {
          row.findField(feature.label())
              .ifPresent(field -> features.raw(feature, Double.parseDouble(field)));
        }
        ratings.add(new Rating(features.build(), row.getField("target").equals("1")));
      }
    }
    return ratings;
  }

  /** In a folder {@code shared} beside the repository. */
  private static Path table() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path candidate = folder.resolve("shared").resolve(TABLE);
      if (Files.exists(candidate)) {
        return candidate;
      }
      folder = folder.getParent();
    }
    assumeTrue(false, "needs shared/" + TABLE + " beside the repository");
    throw new IllegalStateException("skipped above");
  }
}
