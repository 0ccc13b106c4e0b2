package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReasonsOnRealTableTest {
  private static final int SEEDS = 200;
  private static final int DRAWN = 2;
  private static final Options EXPLAINED =
      new Options(TrackFilter.none(), Map.of(), 0, 0, 0, Duplicates.FOLD, 0, 0, true);

  /** No phrase in more than a quarter of the sentences, and none against the largest share. */
  @Test
  void shouldSayManyThingsAndNoneAgainstTheBarWhateverTheSeeds() throws Exception {
    try (RealTable table = new RealTable()) {
      Recommender recommender = new Recommender(table.catalogue);
      seeds(table)
          .forEach(
              (name, ids) -> {
                Sentences first = new Sentences();
                Sentences ten = new Sentences();
                for (String id : ids) {
                  List<Answer.Neighbor> answer =
                      recommender
                          .similar(id, new SimilarRequest("tuned", 10, 0, EXPLAINED))
                          .tracks();
                  first.add(answer.get(0));
                  answer.forEach(ten::add);
                }
                first.assertVaried(name);
                ten.assertVaried(name);
              });
    }
  }

  private static Map<String, List<String>> seeds(RealTable table) {
    List<String> ids = new ArrayList<>(table.tracks.keySet());
    Map<String, List<String>> sets = new LinkedHashMap<>();
    for (int i = 1; i <= DRAWN; i++) {
      Collections.shuffle(ids, new Random(i));
      sets.put("drawn by " + i, List.copyOf(ids.subList(0, SEEDS)));
    }
    ids.sort(Comparator.comparingDouble(id -> -popularity(table, id)));
    sets.put("well-known", ids.subList(0, SEEDS));
    sets.put("unknown", ids.subList(ids.size() - SEEDS, ids.size()));
    return sets;
  }

  private static double popularity(RealTable table, String id) {
    return FeatureVectors.of(Objects.requireNonNull(table.tracks.get(id)).getFeatures())
        .get(Feature.POPULARITY);
  }

  /** Counts the phrases of sentences. */
  private static final class Sentences {
    private final Map<String, Integer> said = new LinkedHashMap<>();
    private int sentences;
    private int contradictions;

    void add(Answer.Neighbor neighbor) {
      Explanation explanation = Objects.requireNonNull(neighbor.explanation());
      String[] parts = explanation.sentence().split(", but ", -1);
      List<String> largest = Arrays.asList(explanation.components().get(0).name().split("/", -1));
      sentences++;
      for (Feature feature : Feature.values()) {
        FeatureWords words = FeatureWords.of(feature);
        if (parts[0].contains(words.what())) {
          said.merge(words.what(), 1, Integer::sum);
        }
        for (String phrase : List.of(words.more(), words.less())) {
          if (parts.length > 1 && parts[1].contains(phrase)) {
            said.merge(phrase, 1, Integer::sum);
            contradictions += largest.contains(feature.label()) ? 1 : 0;
          }
        }
      }
    }

    void assertVaried(String seeds) {
      assertThat(said.values())
          .as("seeds %s: %s of %d", seeds, said, sentences)
          .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(sentences / 4));
      assertThat(contradictions).as("seeds %s", seeds).isZero();
    }
  }
}
