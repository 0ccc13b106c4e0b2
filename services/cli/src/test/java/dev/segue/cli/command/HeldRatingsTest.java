package dev.segue.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.tables.Publisher;
import dev.segue.tables.form.FileForm;
import dev.segue.tables.form.FileForms;
import dev.segue.tables.form.ReadOptions;
import dev.segue.tables.map.TrackSource;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Input;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the ratings in files that people hold. */
class HeldRatingsTest implements Publisher<ListenerFeedback> {
  private static final Clock NOW = Clock.fixed(Instant.ofEpochMilli(9_000), ZoneOffset.UTC);
  private static final String LIBRARY =
      """
      {"tracks":[{"artist":"A","album":"B","track":"One","uri":"spotify:track:11"},
      {"artist":"A","album":"B","track":"Two"}],
      "bannedTracks":[{"artist":"A","album":"B","track":"Three","uri":"spotify:track:33"}]}
      """;
  private static final String FEEDBACK =
      """
      {"recording_mbid":"aaaaaaaa-0000-4000-8000-000000000001","score":1,"created":5}
      {"score":-1,"created":5,"recording_mbid":"aaaaaaaa-0000-4000-8000-000000000002",\
      "track_metadata":{"track_name":"Oak","artist_name":"Flo"}}
      """;

  private final List<ListenerFeedback> published = new ArrayList<>();

  @Test
  void shouldPublishWhatTheOwnerSaid() {
    List<String> account = collect("ann", false, LIBRARY);

    assertThat(published).allMatch(rating -> rating.getListener().equals("ann"));
    assertThat(published).extracting(ListenerFeedback::getRating).containsExactly(1, 1, -1);
    assertThat(published).extracting(ListenerFeedback::getRatedAt).containsOnly(9_000L);
    assertThat(published.get(0).getTrackId()).isEqualTo("11");
    assertThat(published.get(2).getTrackId()).isEqualTo("33");
    assertThat(account)
        .containsExactly("Ratings: 2 likes, 1 dislike of ann.", "Ratings of ann: 3 published.");
  }

  @Test
  void shouldOnlyCountWhereNobodyIsNamed() {
    assertThat(collect("", false, LIBRARY))
        .containsExactly(
            "Ratings: 2 likes, 1 dislike; left out, as no listener is named (--listener NAME).");
    assertThat(published).isEmpty();
  }

  @Test
  void shouldMakeRatingsOfPlaysOnlyWhenAsked() {
    String plays = "track,artist,uts\n" + play("Full", 3) + play("Once", 1);

    List<String> shown = collect("ann", false, plays);
    assertThat(shown.get(0)).contains("Plays: 4").contains("1 like and 0 dislikes");
    assertThat(shown.get(0)).contains("--plays-as-ratings");
    assertThat(published).isEmpty();

    assertThat(collect("ann", true, plays)).contains("Ratings of ann: 1 published.");
    assertThat(published).hasSize(1);
    assertThat(published.get(0).getRating()).isEqualTo(1);
    assertThat(published.get(0).getRatedAt()).isEqualTo(2 * 86_400_000L);
  }

  @Test
  void shouldLeaveOutRatingsOfWhatNothingIsKnownOf() {
    assertThat(collect("ann", false, FEEDBACK))
        .containsExactly(
            "Ratings: 0 likes, 1 dislike of ann.",
            "Ratings left out: 1 of tracks that are known by nothing but an id of another service.",
            "Ratings of ann: 1 published.");
    assertThat(published.get(0).getRatedAt()).isEqualTo(5_000L);
  }

  @Test
  void shouldSayWhenNothingWasFound() {
    assertThat(collect("ann", true, "id,title,energy\na,Oak,0.5\n"))
        .singleElement()
        .asString()
        .startsWith("No ratings of ann were found");
  }

  /** The account of the files' ratings, and of all. */
  private List<String> collect(String listener, boolean plays, String file) {
    HeldRatings ratings = new HeldRatings(listener, plays, this, NOW);
    List<String> account = new ArrayList<>();
    FileForms.standard()
        .open(
            Input.stream("held", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))),
            ReadOptions.NONE,
            new FileForms.Reader() {
              @Override
              public void read(FileForm form, TrackSource tracks) {
                account.addAll(ratings.publish(tracks));
              }

              @Override
              public void failed(String name, CollectException why) {
                throw why;
              }
            });
    account.addAll(ratings.end());
    return account;
  }

  private static String play(String title, int days) {
    StringBuilder rows = new StringBuilder();
    for (int day = 0; day < days; day++) {
      rows.append(title).append(",A,").append(day * 86_400).append('\n');
    }
    return rows.toString();
  }

  @Override
  public void publish(ListenerFeedback event) {
    published.add(event);
  }

  @Override
  public void flush() {}

  @Override
  public long acknowledged() {
    return published.size();
  }

  @Override
  public void close() {}
}
