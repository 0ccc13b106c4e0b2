package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReasonsOnRealTableTest {
  private static final int SEEDS = 200;
  private static final Options EXPLAINED =
      new Options(TrackFilter.none(), Map.of(), 0, 0, 0, Duplicates.FOLD, 0, 0, true);

  /** No phrase in more than a quarter of the sentences, and none against the largest share. */
  @Test
  void shouldSayManyThingsAndNoneAgainstTheBar() throws Exception {
    try (RealTable table = new RealTable()) {
      Recommender recommender = new Recommender(table.catalogue);
      List<String> ids = new ArrayList<>(table.tracks.keySet());
      Map<String, Integer> said = new LinkedHashMap<>();
      int sentences = 0;
      int contradictions = 0;
      for (int i = 0; i < SEEDS; i++) {
        String id = ids.get(i * (ids.size() / SEEDS));
        for (Answer.Neighbor neighbor :
            recommender.similar(id, new SimilarRequest("tuned", 10, 0, EXPLAINED)).tracks()) {
          Explanation explanation = Objects.requireNonNull(neighbor.explanation());
          String sentence = explanation.sentence();
          String largest = explanation.components().get(0).name();
          sentences++;
          for (Feature feature : Feature.values()) {
            FeatureWords words = FeatureWords.of(feature);
            String[] parts = sentence.split(", but ", -1);
            if (parts[0].contains(words.what())) {
              said.merge(words.what(), 1, Integer::sum);
            }
            String differs = parts.length > 1 ? parts[1] : "";
            for (String phrase : List.of(words.more(), words.less())) {
              if (differs.contains(phrase)) {
                said.merge(phrase, 1, Integer::sum);
                contradictions +=
                    Arrays.asList(largest.split("/", -1)).contains(feature.label()) ? 1 : 0;
              }
            }
          }
        }
      }
      int all = sentences;
      assertThat(said.values())
          .as("%s of %d", said, all)
          .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(all / 4));
      assertThat(contradictions).isZero();
    }
  }
}
