package dev.segue.query.facade.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "so what, so what, so what",
        "track:so what artist:miles davis, so what miles davis, miles davis",
        "kind artist:\"Miles Davis\" blue, kind blue Miles Davis, Miles Davis",
        "year:1955-1960, '', ''",
        "genre:\"hip hop\" Track:x, x, ''",
      })
  void shouldTellFieldsFromWords(String q, String text, String artist) {
    SearchQuery query = SearchQuery.of(q);

    assertThat(query.text()).isEqualTo(text);
    assertThat(query.artistText()).isEqualTo(artist);
  }
}
