package dev.segue.query.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.catalogue.StoreUnavailableException;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ListenerListsTest {
  @AutoClose private final ListenerListsFixture task = new ListenerListsFixture();

  @Test
  void shouldTakeANewTrackIntoTheListsInWhichItBelongsAndWriteNoOther() throws Exception {
    task.fill(Similarity.COSINE);
    task.lists.start(List.of());
    task.rate("ann", "t1", 1);
    task.rate("ann", "t2", -1);
    task.rate("bob", "t3", 1);
    task.settle();
    assertThat(task.order).containsExactly("ann", "bob");

    String nearest = task.ids("ann").get(0);
    task.put("new", "New", task.like(nearest));
    task.settle();
    assertThat(task.ids("ann")).hasSize(10).contains("new", nearest).doesNotContain("t1", "t2");
    assertThat(task.order).startsWith("ann", "bob", "ann");

    task.order.clear();
    task.put("far", "Far", FeatureVector.builder().raw(Feature.LOUDNESS, -60).build());
    task.settle();
    assertThat(task.order).isEmpty();
  }

  @Test
  void shouldCompareNewTracksAsTheModelMeasures() throws Exception {
    task.fill(Similarity.EUCLIDEAN);
    task.lists.start(List.of());
    task.rate("ann", "t1", 1);
    task.settle();
    for (int i = 0; i < 5; i++) {
      task.put("new" + i, "New " + i, task.like(task.ids("ann").get(9 - i)));
      task.settle();
      assertThat(task.ids("ann")).contains("new" + i);
    }
    task.order.clear();
    FeatureVector.Builder unlike = FeatureVector.builder();
    TestModels.READ.forEach(feature -> unlike.canonical(feature, 3));
    task.put("far", "Far", unlike.build());
    task.settle();
    assertThat(task.order).isEmpty();
  }

  @Test
  void shouldMakeEveryListAnewUnderAnotherVersion() throws Exception {
    task.fill(Similarity.COSINE);
    task.lists.start(List.of());
    task.rate("ann", "t1", 1);
    task.rate("bob", "t3", 1);
    task.settle();
    task.serve(2, Similarity.COSINE);
    task.settle();
    assertThat(task.list("ann").getModelVersion()).isEqualTo(2);
    assertThat(task.list("bob").getModelVersion()).isEqualTo(2);
    task.order.clear();
    task.settle();
    assertThat(task.order).isEmpty();
  }

  @Test
  void shouldFollowTracksThatGoOrChange() throws Exception {
    task.fill(Similarity.COSINE);
    task.lists.start(List.of());
    task.rate("ann", "t1", 1);
    task.rate("ann", "to come", 1);
    task.settle();

    String gone = task.ids("ann").get(3);
    task.remove(gone);
    task.settle();
    assertThat(task.ids("ann")).hasSize(10).doesNotContain(gone);

    String renamed = task.ids("ann").get(3);
    task.put(renamed, "Another title", task.features(renamed));
    task.settle();
    assertThat(task.list("ann").getRecommendations().get(3).getTitle()).isEqualTo("Another title");

    List<String> before = task.ids("ann");
    task.put("to come", "What was rated before it came", task.features("t7"));
    task.settle();
    List<String> both = task.ids("ann");
    assertThat(both).isNotEqualTo(before).doesNotContain("to come");
    task.remove("to come");
    task.settle();
    assertThat(task.ids("ann")).isEqualTo(before);
  }

  @Test
  void shouldEndTheListOfWhoTakesEverythingBack() throws Exception {
    task.fill(Similarity.COSINE);
    task.lists.start(List.of());
    task.rate("ann", "t1", 1);
    task.settle();
    task.takeBackAll("ann");
    task.settle();
    assertThat(task.written).containsEntry("ann", null);
  }

  @Test
  void shouldThrowAwayAListWhoseListenerRatedMeanwhile() throws Exception {
    task.fill(Similarity.COSINE);
    task.rate("ann", "t1", 1);
    task.turn();
    task.rate("ann", "t2", 1);
    task.work();
    task.turn();
    assertThat(task.order).isEmpty();
    task.settle();
    assertThat(task.order).containsExactly("ann");
    assertThat(task.list("ann").getLikes()).isEqualTo(2);

    String first = task.ids("ann").get(0);
    task.rate("ann", "t3", -1);
    task.turn();
    task.work();
    task.rate("ann", first, -1);
    task.turn();
    assertThat(task.order).as("finished, and not taken over before the rating").hasSize(1);
    task.settle();
    assertThat(task.ids("ann")).doesNotContain(first, "t3");
  }

  @Test
  void shouldNeverWriteTheListOfWhoWasForgottenMeanwhile() throws Exception {
    task.fill(Similarity.COSINE);
    task.rate("ann", "t1", 1);
    task.rate("bob", "t1", 1);
    task.turn();
    task.forget("ann");
    task.work();
    task.forget("bob");
    task.settle();
    assertThat(task.order).isEmpty();

    task.rate("ann", "t2", 1);
    task.settle();
    assertThat(task.order).as("who comes back begins anew").containsExactly("ann");
  }

  @Test
  void shouldNotTakeOverWhatAnEarlierLifeOfTheTaskHandedOut() throws Exception {
    task.fill(Similarity.COSINE);
    task.rate("ann", "t1", 1);
    task.turn();
    assertThat(task.lists.stop()).containsExactly("ann");
    task.lists.start(List.of("ann"));
    task.turn();
    assertThat(task.bench).as("of both lives").hasSize(2);
    task.settle();
    assertThat(task.order).containsExactly("ann");
  }

  @Test
  void shouldHaveFewListsUnderWayAndKeepPlacesForThoseWhoRate() throws Exception {
    task.fill(Similarity.COSINE);
    int many = 2 * ListenerLists.ROOM;
    for (int i = 0; i < many; i++) {
      task.rate("listener " + i, "t" + i, 1);
    }
    task.turn();
    task.turn();
    assertThat(task.bench).hasSize(ListenerLists.ROOM);
    task.settle();
    assertThat(task.written).hasSize(many);

    task.serve(2, Similarity.COSINE);
    task.order.clear();
    task.turn();
    assertThat(task.bench).hasSize(ListenerLists.ROOM_FOR_ROUNDS);
    String last = "listener " + (many - 1);
    task.rate(last, "t0", 1);
    task.turn();
    task.work();
    task.turn();
    assertThat(task.order).hasSizeGreaterThan(1).startsWith(last);
    task.settle();
    assertThat(task.written.keySet()).allSatisfy(this::shouldBeOfVersionTwo);
  }

  @Test
  void shouldLookAgainAtAListThatWasUnderWayWhenTheCatalogueChanged() throws Exception {
    task.fill(Similarity.COSINE);
    task.rate("ann", "t1", 1);
    task.settle();
    String nearest = task.ids("ann").get(0);
    task.lists.rated("ann");
    task.turn();
    task.atNextLookup(
        () -> {
          task.put("new", "New", task.like(nearest));
          task.turn();
        });
    task.settle();
    assertThat(task.ids("ann")).contains("new", nearest);
  }

  @Test
  void shouldWaitForAModelThatIsNotServedAtTheMoment() throws Exception {
    task.fill(Similarity.COSINE);
    task.rate("ann", "t1", 1);
    task.turn();
    task.withdraw();
    task.settle();
    assertThat(task.order).isEmpty();
    task.serve(2, Similarity.COSINE);
    task.settle();
    assertThat(task.order).containsExactly("ann");
  }

  @Test
  void shouldFailTheTaskWithWhatMakingAListFailedWith() throws Exception {
    task.fill(Similarity.COSINE);
    task.rate("ann", "t1", 1);
    task.turn();
    RuntimeException failure = new StoreUnavailableException("not open");
    task.atNextLookup(
        () -> {
          throw failure;
        });
    task.work();
    assertThatThrownBy(task::turn).hasRootCause(failure);
  }

  private void shouldBeOfVersionTwo(String listener) {
    assertThat(task.list(listener).getModelVersion()).isEqualTo(2);
  }
}
