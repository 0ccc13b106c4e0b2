package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalogue.EditionTitle;
import dev.segue.engine.track.Feature;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EditionsOnRealTableTest {
  private static final int SEEDS = 1_000;

  /** Below 0.5 % of answers hold the seed's own song, or one song twice. */
  @Test
  void shouldHardlyEverAnswerWithTheSameSongAgain() throws Exception {
    try (RealTable table = new RealTable()) {
      Recommender recommender = new Recommender(table.catalogue);
      List<String> ids = new ArrayList<>(table.tracks.keySet());
      int folded = 0;
      int kept = 0;
      for (int i = 0; i < SEEDS; i++) {
        String id = ids.get(i * (ids.size() / SEEDS));
        folded += repeats(table, recommender, id, Duplicates.FOLD) ? 1 : 0;
        kept += repeats(table, recommender, id, Duplicates.KEEP) ? 1 : 0;
      }
      assertThat(folded).as("of %d answers, %d without folding", SEEDS, kept).isLessThan(5);
      assertThat(kept).isGreaterThan(20);
    }
  }

  private static boolean repeats(
      RealTable table, Recommender recommender, String id, Duplicates duplicates) {
    Options options = new Options(TrackFilter.none(), Map.of(), 0, 0, 0, duplicates, 0, 0, false);
    List<Track> shown = new ArrayList<>();
    shown.add(Objects.requireNonNull(table.tracks.get(id)));
    for (Answer.Neighbor neighbor :
        recommender.similar(id, new SimilarRequest("tuned", 10, 0, options)).tracks()) {
      Track track = Objects.requireNonNull(table.tracks.get(neighbor.id()));
      if (shown.stream().anyMatch(other -> sameSong(other, track))) {
        return true;
      }
      shown.add(track);
    }
    return false;
  }

  private static boolean sameSong(Track a, Track b) {
    return EditionTitle.of(String.valueOf(a.getTitle()))
            .equals(EditionTitle.of(String.valueOf(b.getTitle())))
        && a.getArtists().equals(b.getArtists())
        && Math.abs(length(a) - length(b)) <= 3_000;
  }

  private static double length(Track track) {
    return Feature.DURATION_MS.raw(FeatureVectors.of(track.getFeatures()).get(Feature.DURATION_MS));
  }
}
