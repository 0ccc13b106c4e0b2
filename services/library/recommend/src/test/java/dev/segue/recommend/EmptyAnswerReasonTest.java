package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EmptyAnswerReasonTest {
  @AutoClose private final PipelineFixture fixture = new PipelineFixture(500, 71);

  @Test
  void shouldNameTheFilterThatNoTrackPasses() {
    EmptyAnswerReason why = why(TrackFilter.builder().minYear(1980).maxYear(1970));
    assertThat(why.filters()).containsExactly("max_year");
    assertThat(why.sentence()).isEqualTo("No track passes 'max_year'.");
  }

  @Test
  void shouldNameTheFiltersThatWouldEachHaveToGo() {
    EmptyAnswerReason why = why(TrackFilter.builder().minYear(2000).maxYear(1999));
    assertThat(why.filters()).containsExactly("min_year", "max_year");
    assertThat(why.sentence())
        .startsWith("No track passes all filters; without 'min_year' ")
        .contains(", without 'max_year' ")
        .endsWith(" tracks would.");
  }

  @Test
  void shouldSayWhatIsPassedOver() {
    Answer beyond =
        fixture.recommender.similar("t1", new SimilarRequest("classic", 10, 5_000, Options.none()));
    assertThat(Objects.requireNonNull(beyond.whyEmpty()).filters()).isEmpty();
    assertThat(fixture.recommender.similar("t1", SimilarRequest.nearest("classic", 1)).whyEmpty())
        .isNull();
    EmptyAnswerReason only = why(TrackFilter.builder().only(List.of("t1", "nobody")));
    assertThat(only.filters()).containsExactly("only");
  }

  private EmptyAnswerReason why(TrackFilter.Builder filter) {
    Answer answer =
        fixture.recommender.similar(
            "t1", new SimilarRequest("classic", 10, 0, Options.of(filter.build())));
    assertThat(answer.tracks()).isEmpty();
    return Objects.requireNonNull(answer.whyEmpty());
  }
}
