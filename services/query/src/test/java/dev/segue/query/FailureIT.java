package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.catalogue.TestModels;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a restart can mend. */
class FailureIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @Test
  void shouldSayWhyItIsNotWorthKeepingOnceRecommendationsCannotBeWrittenAnyMore() throws Exception {
    Feed feed = cluster.feed("failure.");
    for (int i = 0; i < 20; i++) {
      feed.track("t" + i, "Title " + i, TestModels.features(new Random(i)));
    }
    feed.model("classic", TestModels.model("classic", 1, 1));
    feed.flush();
    try (Node node = cluster.node("failure.", data, Map.of(QuerySettings.MODEL, "classic"));
        Admin admin = cluster.admin()) {
      await().atMost(SOON).until(node.service()::ready);
      assertThat(node.service().failure()).isEmpty();

      admin.deleteTopics(List.of(new Topics("failure.").tracks())).all().get();

      await("the end of the recommendations").atMost(SOON).until(() -> !node.service().live());
      assertThat(node.service().failure()).get().asString().contains("query-recommendations");
      assertThat(node.client().get("/livez").status()).isEqualTo(503);
    }
  }
}
