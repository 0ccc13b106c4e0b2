package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptVersionsTest {
  private static final byte[] TEXT = FoldedText.of("title", List.of("artist"));

  private final Random random = new Random(1);
  private final ModelRegistry registry = new ModelRegistry();
  private final Catalogue catalogue = new Catalogue();
  private final KeptVersions kept = new KeptVersions(registry, catalogue, 2);

  @BeforeEach
  void keepFourVersionsAndServeTheLast() throws Exception {
    for (int i = 0; i < 50; i++) {
      catalogue.put("t" + i, TestModels.features(random), TEXT);
    }
    for (int version = 1; version <= 4; version++) {
      registry.put("classic@" + version, TestModels.model("classic", version, version));
    }
    registry.put("classic", TestModels.model("classic", 4, 4));
    registry.put("classic@candidate", TestModels.model("classic", 5, 5));
    catalogue.serve(TestModels.model("classic", 4, 4)).get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    assertThat(catalogue.failure()).isEmpty();
    catalogue.close();
  }

  @Test
  void shouldAnswerWithTheServedVersionWithoutAnotherCopy() {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    assertThat(snapshot.model("classic@4")).isEqualTo(snapshot.model("classic"));
    assertThat(snapshot.modelNames()).containsExactly("classic");
  }

  @Test
  void shouldMakeAKeptVersionReadyAndKeepItCurrent() throws Exception {
    assertThat(catalogue.snapshot().model("classic@2")).isEmpty();
    load("classic@2");
    catalogue.put("new", TestModels.features(random), TEXT);
    catalogue.remove("t1");
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel second = snapshot.model("classic@2").orElseThrow();
    assertThat(second.model().version()).isEqualTo(2);
    assertThat(second.index().contains(snapshot.find("new"))).isTrue();
    assertThat(second.index().size()).isEqualTo(50);
    assertThat(snapshot.model("classic").orElseThrow().model().version()).isEqualTo(4);
  }

  @Test
  void shouldLetGoOfTheOneThatWasNotAskedForLongest() throws Exception {
    load("classic@1");
    load("classic@2");
    assertThat(catalogue.snapshot().model("classic@1")).isPresent();
    load("classic@3");
    assertThat(catalogue.snapshot().modelNames())
        .containsExactly("classic", "classic@1", "classic@3");
  }

  @Test
  void shouldLetGoOfWhatNobodyAsksFor() throws Exception {
    load("classic@1");
    kept.releaseIdle(System.nanoTime());
    assertThat(catalogue.snapshot().model("classic@1")).isPresent();
    kept.releaseIdle(System.nanoTime() + 2 * KeptVersions.IDLE.toNanos());
    assertThat(catalogue.snapshot().model("classic@1")).isEmpty();
  }

  @Test
  void shouldLetGoOfWhatIsKeptNoMore() throws Exception {
    load("classic@1");
    registry.remove("classic@1");
    kept.follow("classic@1");
    assertThat(catalogue.snapshot().model("classic@1")).isEmpty();
    assertThat(kept.load("classic@1")).isEmpty();
  }

  @Test
  void shouldMakeNeitherCandidatesNorWhatIsNotKeptReady() {
    assertThat(kept.load("classic@candidate")).isEmpty();
    assertThat(kept.load("classic@99")).isEmpty();
  }

  private void load(String key) throws Exception {
    kept.load(key).orElseThrow().get(10, TimeUnit.SECONDS);
  }
}
