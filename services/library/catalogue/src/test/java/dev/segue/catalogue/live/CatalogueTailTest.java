package dev.segue.catalogue.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.Rows;
import dev.segue.catalogue.live.CatalogueTail.Arrivals;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueTailTest {
  private final Catalogue catalogue = new Catalogue();
  private final Generations generations = new Generations(1);

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void shouldShowWhatArrivesOnceAndInOrder() {
    put("before");
    CatalogueTail tail = tail("", 0);
    put("a");
    put("b");

    assertThat(look(tail, 10)).containsExactly("a", "b");
    assertThat(look(tail, 10)).isEmpty();
    put("a");
    assertThat(look(tail, 10)).as("changed").containsExactly("a");
  }

  @Test
  void shouldBeginWithTheLatestWhereAskedTo() {
    put("a");
    put("b");
    put("c");

    assertThat(look(tail("", 2), 10)).containsExactly("b", "c");
    assertThat(look(tail("", 50), 10)).containsExactly("a", "b", "c");
    put("b");
    put("b");
    assertThat(look(tail("", 2), 10)).as("changed").containsExactly("c", "b");
  }

  @Test
  void shouldSayHowManyOfAFloodWerePassedOver() {
    CatalogueTail tail = tail("", 0);
    for (int i = 0; i < 20; i++) {
      put("t" + i);
    }

    Arrivals arrivals = tail.look(catalogue.snapshot(), 3);

    assertThat(ids(arrivals)).containsExactly("t17", "t18", "t19");
    assertThat(arrivals.skipped()).isEqualTo(17);
    assertThat(arrivals.gap()).isFalse();
  }

  @Test
  void shouldGoOnAfterAPosition() {
    CatalogueTail first = tail("", 0);
    put("a");
    String position = first.look(catalogue.snapshot(), 10).rows().get(0).after();
    put("b");

    Arrivals arrivals = tail(position, 0).look(catalogue.snapshot(), 10);

    assertThat(ids(arrivals)).containsExactly("b");
    assertThat(arrivals.gap()).isFalse();
  }

  @Test
  void shouldGoOnAfterAnyTrackOfALook() {
    CatalogueTail broken = tail("", 0);
    for (String id : List.of("a", "b", "c", "d")) {
      put(id);
    }

    Arrivals seen = broken.look(catalogue.snapshot(), 3);

    assertThat(seen.skipped()).isOne();
    Arrivals again = tail(seen.before(), 0).look(catalogue.snapshot(), 3);
    assertThat(again.skipped()).isOne();
    assertThat(ids(again)).containsExactly("b", "c", "d");
    assertThat(look(tail(seen.afterSkipped(), 0), 3)).containsExactly("b", "c", "d");
    assertThat(look(tail(seen.rows().get(0).after(), 0), 3)).containsExactly("c", "d");
    assertThat(look(tail(seen.rows().get(2).after(), 0), 3)).isEmpty();
  }

  @Test
  void shouldAdmitAGapAfterAPositionOfAnotherProcess() {
    put("a");
    String position =
        new CatalogueTail(new Generations(2), catalogue.snapshot(), "", 0)
            .look(catalogue.snapshot(), 10)
            .before();

    for (String unknown : List.of(position, "rubbish", "1.1.-3", "1.1.999")) {
      Arrivals arrivals = tail(unknown, 1).look(catalogue.snapshot(), 10);
      assertThat(arrivals.gap()).as(unknown).isTrue();
      assertThat(ids(arrivals)).as(unknown).containsExactly("a");
    }
  }

  @Test
  void shouldAdmitAGapWhenRowsWereRenumbered() {
    CatalogueTail tail = tail("", 0);
    Rows before = catalogue.snapshot().rows();
    for (int i = 0; i < 12_000; i++) {
      put("t" + i % 3);
    }
    await("dead rows are reclaimed").until(() -> catalogue.snapshot().rows() != before);

    assertThat(tail.look(catalogue.snapshot(), 5).gap()).isTrue();
    assertThat(tail.look(catalogue.snapshot(), 5).gap()).isFalse();
  }

  private CatalogueTail tail(String position, int recent) {
    return new CatalogueTail(generations, catalogue.snapshot(), position, recent);
  }

  private List<String> look(CatalogueTail tail, int most) {
    return ids(tail.look(catalogue.snapshot(), most));
  }

  private List<String> ids(Arrivals arrivals) {
    CatalogueSnapshot now = catalogue.snapshot();
    return arrivals.rows().stream().map(arrival -> now.rows().id(arrival.row())).toList();
  }

  private double next;

  private void put(String id) {
    next += 1e-5;
    catalogue.put(
        id,
        FeatureVector.builder().raw(Feature.ENERGY, next).build(),
        FoldedText.of(id, List.of()));
  }
}
