package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.recommend.PathAnswer.Step;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PathFinderTest {
  @AutoClose private final PipelineFixture fixture = new PipelineFixture(3_000, 61);
  private final PathFinder finder = new PathFinder(fixture.catalogue);

  @Test
  void shouldGoFromEndToEndInSmallStepsWithoutRepeats() {
    Random random = new Random(62);
    for (int trial = 0; trial < 30; trial++) {
      String from = "t" + random.nextInt(1_500);
      String to = "t" + (1_500 + random.nextInt(1_500));
      int steps = 1 + random.nextInt(12);
      List<Step> way = find(from, to, steps, TrackFilter.none()).tracks();
      assertThat(way).hasSize(steps + 1);
      assertThat(way.get(0).id()).isEqualTo(from);
      assertThat(way.get(steps).id()).isEqualTo(to);
      assertThat(way).extracting(Step::id).doesNotHaveDuplicates();
      double whole = angle(from, to);
      double longest = 0;
      for (int i = 1; i < way.size(); i++) {
        double angle = angle(way.get(i - 1).id(), way.get(i).id());
        longest = Math.max(longest, angle);
        assertThat(Objects.requireNonNull(way.get(i).score()))
            .isCloseTo(Math.cos(angle), org.assertj.core.data.Offset.offset(2e-6));
      }
      // Even steps would be whole / steps; tracks do not lie exactly there.
      assertThat(longest).isLessThanOrEqualTo(whole / steps + 0.15);
    }
  }

  @Test
  void shouldKeepFiltersBetweenTheEndsAndAnswerTheSameAgain() {
    TrackFilter filter = TrackFilter.builder().genres(List.of("jazz")).build();
    PathAnswer answer = find("t1", "t2", 6, filter);
    var rows = fixture.snapshot().rows();
    var jazz = rows.facts().genres(List.of("jazz"));
    for (Step step : answer.tracks().subList(1, 6)) {
      assertThat(rows.facts().anyGenre(fixture.snapshot().find(step.id()), jazz)).isTrue();
    }
    assertThat(find("t1", "t2", 6, filter)).isEqualTo(answer);
  }

  @Test
  void shouldSayWhyThereIsNoWay() {
    TrackFilter two = TrackFilter.builder().only(List.of("t5", "t6")).build();
    assertThat(find("t1", "t2", 3, two).tracks()).hasSize(4);
    PathAnswer none = find("t1", "t2", 4, two);
    assertThat(none.tracks()).isEmpty();
    assertThat(none.whyNone())
        .isEqualTo(
            "A way in 4 steps needs 3 different recordings between its ends, and only 2 pass the filters.");
    assertThatThrownBy(() -> find("t1", "nobody", 3, TrackFilter.none()))
        .isInstanceOf(UnknownTracksException.class);
    assertThatThrownBy(() -> find("t1", "t1", 3, TrackFilter.none()))
        .isInstanceOf(UnusableRequestException.class);
  }

  private PathAnswer find(String from, String to, int steps, TrackFilter filter) {
    return finder.find(new PathRequest("classic", from, to, steps, filter, false));
  }

  private double angle(String a, String b) {
    double cosine = Vectors.dot(fixture.embedding(a), fixture.embedding(b));
    return Math.acos(Math.max(-1, Math.min(1, cosine)));
  }
}
