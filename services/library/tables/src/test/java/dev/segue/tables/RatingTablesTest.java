package dev.segue.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up tables of ratings through the whole of reading and mapping, one rule at a time. */
class RatingTablesTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

  private final CollectingPublisher<ListenerFeedback> publisher = new CollectingPublisher<>();
  private final List<ListenerFeedback> events = publisher.events;
  private final List<String> rejects = new ArrayList<>();

  @Test
  void shouldReadListenerTrackRatingAndTime() {
    CollectSummary summary =
        csv(
            """
            listener,track,rating,when
            ann,t1,1,2026-11-20T10:00:00Z
            ann,t2,-1,
            bob,t1,0,2026-11-20
            """);

    assertThat(events)
        .containsExactly(
            event("ann", "t1", 1, Instant.parse("2026-11-20T10:00:00Z").toEpochMilli()),
            event("ann", "t2", -1, NOW),
            event("bob", "t1", 0, Instant.parse("2026-11-20T00:00:00Z").toEpochMilli()));
    assertThat(summary.describe())
        .isEqualTo("stdin: 3 rows read = 3 published + 0 rejected; 2 different listeners.");
  }

  @Test
  void shouldKnowOtherNamesOfColumnsAndOtherFormsOfIds() {
    csv("User ID;Track_URI;Vote;Timestamp\nann;spotify:track:t1;like;1700000000\n");
    csv("username,url,feedback\nann,https://open.spotify.com/track/t1?si=x,Dislike\n");

    assertThat(events)
        .containsExactly(event("ann", "t1", 1, 1_700_000_000_000L), event("ann", "t1", -1, NOW));
  }

  @Test
  void shouldReadTimesInEverySpelling() {
    csv(
        """
        listener,track,rating,when
        a,t,1,1700000000
        a,t,1,1700000000000
        a,t,1,1700000000.5
        a,t,1,2023-11-14 22:13:20
        a,t,1,2023-11-15T00:13:20+02:00
        """);

    assertThat(events)
        .extracting(ListenerFeedback::getRatedAt)
        .containsExactly(
            1_700_000_000_000L,
            1_700_000_000_000L,
            1_700_000_000_500L,
            1_700_000_000_000L,
            1_700_000_000_000L);
  }

  @Test
  void shouldReadRatingsInEverySpelling() {
    csv(
        "listener,track,rating\na,t,+1\na,t,1.0\na,t,\u22121\na,t,LIKED\na,t,down\na,t,true\na,t,false\n");

    assertThat(events)
        .extracting(ListenerFeedback::getRating)
        .containsExactly(1, 1, -1, 1, -1, 1, -1);
  }

  @Test
  void shouldSayWhatIsWrongWithARowAndGoOn() {
    CollectSummary summary =
        csv(
            """
            listener,track,rating,when
            ann,t1,5,
            ,t1,1,
            ann,NA,1,
            ann,t1,,
            ann,t1,1,yesterday
            ann,t1,1,-5
            ann,t1
            ann,t2,-1,
            """);

    assertThat(rejects)
        .containsExactly(
            "line 2, rating \"5\": not 1 (like), -1 (dislike) or 0 (neither any more)",
            "line 3, listener: no listener",
            "line 4, track: no track",
            "line 5, rating: no rating",
            "line 6, when \"yesterday\": no time since 1970 in ISO 8601, seconds or milliseconds",
            "line 7, when \"-5\": no time since 1970 in ISO 8601, seconds or milliseconds",
            "line 8: the row has 2 values where the header has 4 columns");
    assertThat(events).containsExactly(event("ann", "t2", -1, NOW));
    assertThat(summary.read()).isEqualTo(8);
    assertThat(summary.published()).isEqualTo(1);
    assertThat(summary.rejected()).isEqualTo(7);
  }

  @Test
  void shouldRejectIdsThatTheTopicDoesNotTake() {
    csv(
        "listener,track,rating\n"
            + "a".repeat(257)
            + ",t,1\n\"a\nb\",t,1\nann,"
            + "t".repeat(257)
            + ",1\n");

    assertThat(events).isEmpty();
    assertThat(rejects)
        .hasSize(3)
        .satisfiesExactly(
            first -> assertThat(first).endsWith(": no id of a listener"),
            second -> assertThat(second).endsWith(": no id of a listener"),
            third -> assertThat(third).endsWith(": longer than 256 characters"));
  }

  @Test
  void shouldReadJsonLines() {
    collect(
        """
        {"listener": "ann", "track_id": "t1", "rating": 1}
        not json
        {"listener": "ann", "track_id": "t2", "rating": -1, "rated_at": 1700000000000}
        {"track_id": "t2", "rating": 1}
        """,
        options -> options,
        RatingCollection::jsonl);

    assertThat(events)
        .containsExactly(event("ann", "t1", 1, NOW), event("ann", "t2", -1, 1_700_000_000_000L));
    assertThat(rejects)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("line 2: the line is not JSON"),
            second -> assertThat(second).isEqualTo("line 4, listener: no listener"));
  }

  @Test
  void shouldMapWhatTheUserNames() {
    collect(
        "who,what,thumb\nann,t1,1\n",
        options ->
            options.withColumns(Map.of("listener", "who", "track", "What", "rating", "thumb")),
        RatingCollection::csv);

    assertThat(events).containsExactly(event("ann", "t1", 1, NOW));
    assertThatThrownBy(
            () ->
                collect(
                    "listener,track,rating\na,t,1\n",
                    options -> options.withColumns(Map.of("raiting", "rating")),
                    RatingCollection::csv))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("did you mean rating?");
    assertThatThrownBy(
            () ->
                collect(
                    "listener,track,rating\na,t,1\n",
                    options -> options.withColumns(Map.of("when", "tim")),
                    RatingCollection::csv))
        .hasMessageContaining("there is no column tim");
  }

  @Test
  void shouldNameTheColumnThatIsMissing() {
    assertThatThrownBy(() -> csv("listener,track\nann,t1\n"))
        .isInstanceOf(CollectException.class)
        .hasMessage(
            "stdin has no column with the rating. Its columns are: listener, track. Name it with --map rating=theirs.");
    assertThatThrownBy(() -> csv("")).hasMessageContaining("is empty");
  }

  @Test
  void shouldFileRejects(@TempDir Path folder) throws Exception {
    Path table =
        Files.writeString(
            folder.resolve("ratings.csv"), "listener,track,rating\n" + "a,t,9\n".repeat(20));
    Path file = folder.resolve("rejects.csv");
    try (RatingCollection collection =
        RatingCollection.csv(TableOptions.of(table), CLOCK).rejectsTo(file).showRejects(3)) {
      collection.run(publisher, listener());
    }

    assertThat(rejects).hasSize(3);
    assertThat(Files.readAllLines(file)).hasSize(21);
  }

  private CollectSummary csv(String text) {
    return collect(text, options -> options, RatingCollection::csv);
  }

  private CollectSummary collect(
      String text,
      UnaryOperator<TableOptions> options,
      BiFunction<TableOptions, Clock, RatingCollection> open) {
    TableOptions table =
        options.apply(
            TableOptions.of(TableOptions.STANDARD_INPUT)
                .withStandardInput(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    try (RatingCollection collection = open.apply(table, CLOCK)) {
      return collection.run(publisher, listener());
    }
  }

  private CollectListener listener() {
    return new CollectListener() {
      @Override
      public void rejected(Reject reject) {
        rejects.add(reject.describe());
      }
    };
  }

  private static ListenerFeedback event(String listener, String track, int rating, long at) {
    return ListenerFeedback.newBuilder()
        .setListener(listener)
        .setTrackId(track)
        .setRating(rating)
        .setRatedAt(at)
        .build();
  }
}
