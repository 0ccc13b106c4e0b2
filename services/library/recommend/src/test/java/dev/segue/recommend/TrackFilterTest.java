package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.TopN;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TrackFilterTest {
  @AutoClose private final Catalogue catalogue = new Catalogue();
  private final Map<String, Track> tracks = new TreeMap<>();

  /** A filter and what it means, read off the records themselves. */
  private record Case(TrackFilter filter, Predicate<Track> meaning, String text) {}

  @Test
  void shouldLetThoseTracksPassThatTheirRecordsSay() {
    Random random = new Random(11);
    RandomTracks.serve(catalogue, 1);
    for (int i = 0; i < 2_000; i++) {
      put(RandomTracks.track("t" + random.nextInt(1_200), random));
      if (random.nextInt(10) == 0) {
        String gone = "t" + random.nextInt(1_200);
        catalogue.remove(gone);
        tracks.remove(gone);
      }
    }
    int passed = 0;
    for (int trial = 0; trial < 300; trial++) {
      Case one = randomCase(random);
      List<String> expected =
          tracks.values().stream().filter(one.meaning()).map(Track::getId).toList();
      assertThat(passing(one.filter())).as(one.text()).containsExactlyElementsOf(expected);
      passed += expected.size();
    }
    assertThat(passed).as("filters that let something pass").isGreaterThan(10_000);
  }

  @Test
  void shouldAskTheModelForCategories() {
    Random random = new Random(12);
    for (int i = 0; i < 200; i++) {
      put(RandomTracks.track("t" + i, random));
    }
    RandomTracks.serve(catalogue, 1);
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.model("classic").orElseThrow();
    Component first = served.model().components().get(0);
    Component last = served.model().components().get(3);
    TreeSet<String> expected = new TreeSet<>();
    for (String id : tracks.keySet()) {
      int category = served.categoryNumber(snapshot.find(id));
      if (category == 0 || category == 3) {
        expected.add(id);
      }
    }
    List<String> keys = List.of(Integer.toString(first.id()), last.name());
    assertThat(passing(TrackFilter.builder().categories(keys).build()))
        .containsExactlyElementsOf(expected);
    TreeSet<String> others = new TreeSet<>(tracks.keySet());
    others.removeAll(expected);
    assertThat(passing(TrackFilter.builder().notCategories(keys).build()))
        .containsExactlyElementsOf(others);
    TrackFilter unknown = TrackFilter.builder().notCategories(List.of("noise")).build();
    assertThatThrownBy(() -> unknown.over(snapshot, served))
        .isInstanceOf(UnusableRequestException.class)
        .hasMessageContaining("no category 'noise'")
        .hasMessageContaining(first.name())
        .extracting(e -> ((UnusableRequestException) e).parameter())
        .isEqualTo("not_categories");
  }

  @Test
  void shouldFindThroughTreesWhatAScanFinds() {
    Random random = new Random(13);
    RandomTracks.serve(catalogue, 1);
    for (int i = 0; i < 20_000; i++) {
      put(RandomTracks.track("t" + i, random));
    }
    // A version served now has all tracks in trees.
    RandomTracks.serve(catalogue, 2);
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.model("classic").orElseThrow();
    float[] query = new float[served.model().rank()];
    for (int trial = 0; trial < 60; trial++) {
      RowFilter filter = randomCase(random).filter().over(snapshot, served);
      RowFilter scanned = row -> row >= 0 && filter.accepts(row);
      served.index().copyRow(random.nextInt(snapshot.rowLimit()), query, 0);
      TopN found =
          served.index().search(query, 20, filter, new int[0], snapshot.rows()::compareIds);
      TopN expected =
          served.index().search(query, 20, scanned, new int[0], snapshot.rows()::compareIds);
      assertThat(found.size()).isEqualTo(expected.size());
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.row(i)).isEqualTo(expected.row(i));
        assertThat(found.score(i)).isEqualTo(expected.score(i));
      }
    }
  }

  private Case randomCase(Random random) {
    TrackFilter.Builder filter = TrackFilter.builder();
    Predicate<Track> meaning = track -> true;
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(4); n >= 0; n--) {
      int kind = random.nextInt(9);
      text.append(kind).append(' ');
      meaning = meaning.and(add(kind, filter, random));
    }
    return new Case(filter.build(), meaning, text.toString());
  }

  private static Predicate<Track> add(int kind, TrackFilter.Builder filter, Random random) {
    switch (kind) {
      case 0 -> {
        Feature feature = feature(random);
        float least = random.nextFloat() / 2;
        filter.min(feature, feature.raw(least));
        return track -> value(track, feature) >= (float) feature.canonical(feature.raw(least));
      }
      case 1 -> {
        Feature feature = feature(random);
        float most = random.nextFloat() / 2 + 0.5f;
        filter.max(feature, feature.raw(most));
        return track -> value(track, feature) <= (float) feature.canonical(feature.raw(most));
      }
      case 2 -> {
        int least = 1980 + random.nextInt(40);
        int most = least + random.nextInt(20);
        filter.minYear(least).maxYear(most);
        return track -> year(track) >= least && year(track) <= most;
      }
      case 3 -> {
        boolean wanted = random.nextBoolean();
        filter.explicit(wanted);
        return track -> track.getExplicit() != null && track.getExplicit() == wanted;
      }
      case 4 -> {
        List<String> some = RandomTracks.some(RandomTracks.GENRES, random);
        filter.genres(shouted(some));
        return track -> some.isEmpty() || track.getGenres().stream().anyMatch(some::contains);
      }
      case 5 -> {
        List<String> some = RandomTracks.some(RandomTracks.GENRES, random);
        filter.notGenres(shouted(some));
        return track -> track.getGenres().stream().noneMatch(some::contains);
      }
      case 6 -> {
        List<String> some = RandomTracks.some(RandomTracks.MARKETS, random);
        filter.markets(some);
        return track -> some.isEmpty() || some.contains(String.valueOf(track.getMarket()));
      }
      case 7 -> {
        List<String> some = RandomTracks.some(RandomTracks.ARTISTS, random);
        filter.artists(shouted(some));
        return track -> some.isEmpty() || track.getArtists().stream().anyMatch(some::contains);
      }
      default -> {
        List<String> none = RandomTracks.some(RandomTracks.ARTISTS, random);
        List<String> ids = new ArrayList<>(List.of("t1", "t2", "nobody"));
        filter.notArtists(none).exclude(ids);
        return track ->
            track.getArtists().stream().noneMatch(none::contains) && !ids.contains(track.getId());
      }
    }
  }

  private static Feature feature(Random random) {
    List<Feature> features = List.of(Feature.values());
    return features.get(random.nextInt(features.size()));
  }

  private static List<String> shouted(List<String> texts) {
    return texts.stream().map(text -> text.toUpperCase(Locale.ROOT)).toList();
  }

  private static float value(Track track, Feature feature) {
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    return (float) features.get(feature);
  }

  private static int year(Track track) {
    String date = track.getReleaseDate();
    return date == null ? -1 : Integer.parseInt(date.substring(0, 4));
  }

  private void put(Track track) {
    RandomTracks.put(catalogue, track);
    tracks.put(track.getId(), track);
  }

  private List<String> passing(TrackFilter filter) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    RowFilter rows = filter.over(snapshot, snapshot.model("classic").orElseThrow());
    TreeSet<String> ids = new TreeSet<>();
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      if (snapshot.isLive(row) && rows.accepts(row)) {
        ids.add(snapshot.rows().id(row));
      }
    }
    return List.copyOf(ids);
  }
}
