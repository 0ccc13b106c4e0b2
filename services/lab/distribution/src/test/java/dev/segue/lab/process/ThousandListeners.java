package dev.segue.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.embedded.EmbeddedCluster;
import dev.segue.schemas.avro.ListenerRecommendation;
import dev.segue.schemas.avro.ListenerRecommendations;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A thousand listeners who rate, and what of that was acknowledged. */
final class ThousandListeners implements AutoCloseable {
  private static final int COUNT = 1_000;
  private static final int BEFORE_THE_KILL = 100;
  private static final Duration SOON = Duration.ofMinutes(2);

  private final int tracks;
  private final ExecutorService people = Executors.newFixedThreadPool(8);
  private final Map<Integer, Map<String, Integer>> acknowledged = new ConcurrentHashMap<>();

  /** What a step needs that may fail in any way. */
  interface Step {
    void take() throws Exception;
  }

  /**
   * @param tracks of the catalogue, t0 and so on
   */
  ThousandListeners(int tracks) {
    this.tracks = tracks;
  }

  /** Each likes two tracks and dislikes one, half of them at each node. */
  void rateThree(List<Rest> nodes) throws Exception {
    each(
        listener -> {
          String body =
              "{\"feedback\":[{\"track_id\":\"%s\",\"rating\":1},{\"track_id\":\"%s\",\"rating\":1},{\"track_id\":\"%s\",\"rating\":-1}]}"
                  .formatted(track(listener, 0), track(listener, 7), track(listener, 23));
          untilAcknowledged(nodes, listener, "POST", "/feedback", body);
          Map<String, Integer> said = new TreeMap<>();
          said.put(track(listener, 0), 1);
          said.put(track(listener, 7), 1);
          said.put(track(listener, 23), -1);
          acknowledged.put(listener, said);
        });
  }

  /** Each dislikes one more; in the middle of it something happens. */
  void rateOneMore(List<Rest> nodes, Step inTheMiddle) throws Exception {
    Semaphore done = new Semaphore(0);
    Future<?> rating =
        people.submit(
            () -> {
              each(
                  listener -> {
                    String id = track(listener, 31);
                    untilAcknowledged(nodes, listener, "PUT", "/feedback/" + id, "{\"rating\":-1}");
                    Map<String, Integer> said = new TreeMap<>(said(listener));
                    said.put(id, -1);
                    acknowledged.put(listener, said);
                    done.release();
                  });
              return null;
            });
    assertThat(done.tryAcquire(BEFORE_THE_KILL, SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    inTheMiddle.take();
    rating.get();
  }

  /**
   * Whatever the state of the node: it answers, or says when to ask again; and where it does not
   * say that changes may be missing, none of the first three is.
   */
  void checkWhileTheyMove(Rest node) throws Exception {
    each(
        listener -> {
          HttpResponse<String> answer = node.send(path(listener) + "/feedback");
          if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            return;
          }
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
          if (answer.headers().firstValue("Segue-Lag").isEmpty()) {
            assertThat(ratings(node.json(answer)))
                .containsKeys(track(listener, 0), track(listener, 7), track(listener, 23));
          }
        });
  }

  /** Until the node itself answers for each, with all that was acknowledged and nothing rated. */
  void awaitAll(Rest node) throws Exception {
    each(
        listener ->
            Awaitility.await("listener " + listener)
                .atMost(SOON)
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .untilAsserted(
                    () -> {
                      HttpResponse<String> answer = node.send(path(listener) + "/feedback");
                      assertThat(answer.statusCode()).isEqualTo(200);
                      assertThat(answer.headers().firstValue("Segue-Lag")).isEmpty();
                      assertThat(ratings(node.json(answer))).isEqualTo(said(listener));
                      JsonNode list = node.get(path(listener) + "/recommendations?limit=100");
                      assertThat(list.path("tracks").findValuesAsText("id"))
                          .isNotEmpty()
                          .doesNotContainAnyElementsOf(said(listener).keySet());
                    }));
  }

  /** Until there is a list on the topic for each, made with all ratings. */
  void awaitLists(EmbeddedCluster cluster) {
    Awaitility.await("lists")
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Map<String, String> lists =
                  TopicState.read(
                      cluster.bootstrapServers(),
                      cluster.registryUrl(),
                      "segue.listener-recommendations",
                      ListenerRecommendations.class,
                      ThousandListeners::view);
              assertThat(lists).hasSize(COUNT);
              for (int listener = 0; listener < COUNT; listener++) {
                List<String> view =
                    List.of(lists.getOrDefault("listener-" + listener, "").split(" "));
                assertThat(view).startsWith("2", "2").hasSize(12);
                assertThat(view).doesNotContainAnyElementsOf(said(listener).keySet());
              }
            });
  }

  @Override
  public void close() {
    people.shutdownNow();
  }

  /** Likes, dislikes, and the ids of the list. */
  private static String view(ListenerRecommendations list) {
    List<String> view = new ArrayList<>();
    view.add(Integer.toString(list.getLikes()));
    view.add(Integer.toString(list.getDislikes()));
    list.getRecommendations().stream().map(ListenerRecommendation::getId).forEach(view::add);
    return String.join(" ", view);
  }

  private interface ForListener {
    void take(int listener) throws Exception;
  }

  private void each(ForListener step) throws Exception {
    List<Callable<Void>> steps = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      int listener = i;
      steps.add(
          () -> {
            step.take(listener);
            return null;
          });
    }
    for (Future<Void> done : people.invokeAll(steps)) {
      done.get();
    }
  }

  private static void untilAcknowledged(
      List<Rest> nodes, int listener, String method, String path, String body) throws Exception {
    Awaitility.await("listener " + listener)
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              for (int i = 0; i < nodes.size(); i++) {
                try {
                  Rest node = nodes.get((listener + i) % nodes.size());
                  if (node.send(method, path(listener) + path, body).statusCode() < 300) {
                    return true;
                  }
                } catch (IOException e) {
                  // This node is gone, or going: what it did not acknowledge is said to the next.
                }
              }
              return false;
            });
  }

  private Map<String, Integer> said(int listener) {
    return acknowledged.getOrDefault(listener, Map.of());
  }

  private static Map<String, Integer> ratings(JsonNode feedback) {
    Map<String, Integer> ratings = new TreeMap<>();
    for (JsonNode rated : feedback.path("feedback")) {
      ratings.put(rated.path("track_id").asText(), rated.path("rating").asInt());
    }
    return ratings;
  }

  private static String path(int listener) {
    return "/v1/listeners/listener-" + listener;
  }

  private String track(int listener, int further) {
    return "t" + (listener + further) % tracks;
  }
}
