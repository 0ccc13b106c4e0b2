package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TitleSearchTest {
  private final Catalogue catalogue = new Catalogue();

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void shouldOrderByKindOfMatchThenPopularityThenId() {
    put("sub", "Undreaming", 99, "X");
    put("word", "My Dream", 50, "X");
    put("artist", "Song", 60, "Dream Theater");
    put("prefix", "Dream On", 10, "Aerosmith");
    put("b", "Dream", 20, "X");
    put("a", "Dream", 20, "X");
    put("top", "DREAM!", 30, "X");
    put("none", "Else", 100, "X");
    put("nopop", "Dream", null, "X");

    assertThat(ids(find("dream", 10, null)))
        .containsExactly("top", "a", "b", "nopop", "prefix", "artist", "word", "sub");
  }

  @Test
  void shouldFindWordsOfTitleAndArtistTogether() {
    put("hit", "Hello", 50, "Adele");
    put("other", "Hello", 90, "Lionel Richie");

    assertThat(ids(find("adele hello", 10, null))).containsExactly("hit");
    assertThat(find("del ell", 10, null).get(0).kind()).isEqualTo(TitleMatch.Kind.SUBSTRING);
    assertThat(find("ade hel", 10, null).get(0).kind()).isEqualTo(TitleMatch.Kind.WORD_PREFIX);
  }

  @Test
  void shouldNotTakeATitleAndAnArtistForOneTitle() {
    put("t", "Hello", 1, "World");

    assertThat(find("hello world", 1, null).get(0).kind()).isEqualTo(TitleMatch.Kind.WORD_PREFIX);
  }

  @Test
  void shouldContinueAfterAnyTrackWithoutRepeatOrGapWhileTracksComeAndGo() {
    for (int i = 0; i < 100; i++) {
      put("t" + i, "Song " + i % 7, i % 5, "X");
    }
    List<String> all = ids(find("song", 1000, null));
    List<String> paged = new ArrayList<>();
    TitleMatch after = null;
    while (true) {
      List<TitleMatch> page = find("song", 9, after);
      if (page.isEmpty()) {
        break;
      }
      paged.addAll(ids(page));
      after = page.get(page.size() - 1);
      catalogue.remove(after.id());
      put("new" + paged.size(), "A song that sorts first", 100, "X");
    }
    assertThat(paged).filteredOn(id -> !id.startsWith("new")).containsExactlyElementsOf(all);
    assertThat(paged).doesNotHaveDuplicates();
  }

  @Test
  void shouldFindEveryTrackByABlankQuery() {
    put("a", "x", 1, "y");
    put("b", "", 2, "");

    assertThat(ids(find("  ", 10, null))).containsExactly("b", "a");
  }

  private List<TitleMatch> find(String text, int limit, @Nullable TitleMatch after) {
    return TitleSearch.find(
        catalogue.snapshot(), text, Feature.POPULARITY.position(), limit, after);
  }

  private static List<String> ids(List<TitleMatch> matches) {
    return matches.stream().map(TitleMatch::id).toList();
  }

  private void put(String id, String title, @Nullable Integer popularity, String artist) {
    FeatureVector.Builder features = FeatureVector.builder();
    if (popularity != null) {
      features.raw(Feature.POPULARITY, popularity);
    }
    catalogue.put(id, features.build(), FoldedText.of(title, List.of(artist)));
  }
}
