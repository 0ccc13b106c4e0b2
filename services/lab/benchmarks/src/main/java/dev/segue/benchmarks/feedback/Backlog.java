package dev.segue.benchmarks.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.benchmarks.live.GroupOffsets;
import dev.segue.benchmarks.live.Services;
import dev.segue.schemas.avro.ListenerFeedback;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** What has been published and cannot be seen yet. */
final class Backlog {
  private final Services services;
  private final GroupOffsets feedback;
  private final ObjectMapper mapper = new ObjectMapper();

  /**
   * @param feedback the group that keeps the ratings, in its topic
   */
  Backlog(Services services, GroupOffsets feedback) {
    this.services = services;
    this.feedback = feedback;
  }

  /** Ratings that the group has yet to commit. */
  long ratings() throws InterruptedException, ExecutionException {
    return feedback.lag();
  }

  /** Tracks that cannot be queried yet. */
  long tracks(long published) {
    return Math.max(0, published - services.query().tracks());
  }

  /** How many of these ratings, the last of their listeners, do not show in an answer. */
  int unseen(Collection<ListenerFeedback> said) throws IOException {
    String listeners = "http://localhost:" + services.query().port() + "/v1/listeners/";
    int unseen = 0;
    for (ListenerFeedback rating : said) {
      URI feedback = URI.create(listeners + rating.getListener() + "/feedback?limit=10000");
      try (InputStream answer = feedback.toURL().openStream()) {
        unseen += shows(mapper.readTree(answer), rating) ? 0 : 1;
      }
    }
    return unseen;
  }

  /** One line for the progress. */
  String describe(long ratingsPublished, long tracksPublished)
      throws InterruptedException, ExecutionException {
    return String.format(
        Locale.ROOT,
        "%,d ratings sent, %,d not taken over; %,d tracks, %,d not there yet",
        ratingsPublished,
        ratings(),
        tracksPublished,
        tracks(tracksPublished));
  }

  private static boolean shows(JsonNode answer, ListenerFeedback rating) {
    for (JsonNode shown : answer.path("feedback")) {
      if (shown.path("track_id").asText().equals(rating.getTrackId())) {
        return shown.path("rating").asInt() == rating.getRating();
      }
    }
    return rating.getRating() == 0;
  }
}
