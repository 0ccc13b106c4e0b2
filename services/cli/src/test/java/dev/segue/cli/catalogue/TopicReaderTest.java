package dev.segue.cli.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.cli.catalogue.FakeTopics.Entry;
import dev.segue.cli.console.UserError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
  private static final String WHERE = "localhost:1";

  @Test
  void shouldReadEachPartitionToItsEndAndPassOverWhatHasNoKey() {
    FakeTopics topics = new FakeTopics(true);
    topics.create("tracks", 2);
    topics.write("tracks", 0, List.of(entry("a", "1"), entry("b", "2"), new Entry("a", null)));
    topics.write("tracks", 1, List.of(entry("c", "3"), entry(null, "4")));
    List<String> found = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    try (TopicReader reader = new TopicReader(topics, WHERE)) {
      reader.read(
          "tracks",
          (key, value) -> found.add(key + "=" + (value == null ? "" : new String(value, UTF_8))),
          counts::add);
    }
    assertThat(found).containsExactlyInAnyOrder("a=1", "b=2", "a=", "c=3");
    assertThat(found.indexOf("a=1")).isLessThan(found.indexOf("a="));
    assertThat(counts).isSorted().last().isEqualTo(5L);
    assertThat(topics.closed()).isTrue();
  }

  @Test
  void shouldEndAtOnceWhereNothingWasWritten() {
    FakeTopics topics = new FakeTopics(true);
    topics.create("tracks", 3);
    try (TopicReader reader = new TopicReader(topics, WHERE)) {
      reader.read("tracks", (key, value) -> assertThat(key).isNull(), read -> {});
    }
  }

  @Test
  void shouldSayWhatIsMissing() {
    FakeTopics topics = new FakeTopics(true);
    topics.create("tracks", 1);
    try (TopicReader reader = new TopicReader(topics, WHERE)) {
      assertThatThrownBy(() -> reader.read("models", (key, value) -> {}, read -> {}))
          .isInstanceOf(UserError.class)
          .hasMessage(
              "there is no topic models; has a Segue run here, and under this topic prefix?");
    }
    try (TopicReader reader = new TopicReader(new FakeTopics(false), WHERE)) {
      assertThatThrownBy(() -> reader.read("tracks", (key, value) -> {}, read -> {}))
          .isInstanceOf(UserError.class)
          .hasMessage(
              "no Kafka answers at localhost:1; is it running, and is --bootstrap-server right?");
    }
  }

  private static Entry entry(@org.jspecify.annotations.Nullable String key, String value) {
    return new Entry(key, value.getBytes(UTF_8));
  }
}
