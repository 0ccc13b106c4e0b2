package dev.segue.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.playlists.Playlist;
import dev.segue.playlists.PlaylistEntry;
import dev.segue.playlists.PlaylistFormat;
import dev.segue.query.http.Client.Response;
import dev.segue.recommend.listener.RatedTrack;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Playlists go in as files of each form and come out as files of that form. */
class PlaylistFilesTest {
  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(60);

  /** Tracks 1, 2 and 3 by name, 4 by id, 1 again, and one that nobody knows. */
  private static final Playlist PLAYLIST =
      new Playlist(
          "Evening",
          List.of(
              entry(1),
              new PlaylistEntry(
                  "Nothing", List.of("Nobody"), null, OptionalLong.empty(), List.of(), List.of()),
              entry(2),
              entry(3),
              PlaylistEntry.linked("segue:track:t4"),
              entry(1)));

  @ParameterizedTest
  @CsvSource({
    "audio/x-mpegurl, M3U",
    "application/xspf+xml, XSPF",
    "application/xspf+json, JSPF",
    "text/plain; charset=utf-8, LINES",
    "text/plain, M3U"
  })
  void shouldOrderAFileAndLoseNothingOfIt(String type, PlaylistFormat format) {
    Response answer = post("order?first=t3&last=segue%3Atrack%3At4", type, "", format);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(PlaylistType.of(format));
    assertThat(answer.header("Segue-Not-Found")).isEqualTo("1");
    List<PlaylistEntry> sent = format.parse(format.write(PLAYLIST)).playlist().entries();
    List<PlaylistEntry> entries = format.parse(answer.body().getBytes(UTF_8)).playlist().entries();
    assertThat(entries).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(entries.get(0)).isEqualTo(sent.get(3));
    assertThat(entries.subList(3, 6)).containsExactly(sent.get(4), sent.get(1), sent.get(5));
  }

  @Test
  void shouldPutWhatFitsBehindAFile() {
    Response answer = post("extend?limit=5&min_energy=0.1", "audio/x-mpegurl", "", M3U);
    Playlist extended = M3U.parse(answer.body().getBytes(UTF_8)).playlist();
    assertThat(extended.title()).isEqualTo("Evening");
    assertThat(extended.entries()).hasSize(11);
    List<PlaylistEntry> sent = M3U.parse(M3U.write(PLAYLIST)).playlist().entries();
    assertThat(extended.entries().subList(0, 6)).isEqualTo(sent);
    assertThat(extended.entries().subList(6, 11))
        .allMatch(entry -> entry.locations().get(0).startsWith("segue:track:t"))
        .allMatch(entry -> entry.title() != null && entry.title().startsWith("Title "))
        .doesNotHaveDuplicates();

    Response xspf = post("extend?limit=1", "audio/x-mpegurl", "application/xspf+xml, */*", M3U);
    assertThat(xspf.header("Content-Type")).startsWith("application/xspf+xml");
    assertThat(PlaylistFormat.XSPF.parse(xspf.body().getBytes(UTF_8)).playlist().entries())
        .hasSize(7);
  }

  @Test
  void shouldLeaveOutWhatIsNotLikedAndSayWhy() {
    api.listeners.rate("ann", List.of(new RatedTrack("t1", -1, 1), new RatedTrack("t2", 1, 2)));
    JsonNode account =
        post("clean?listener=ann&threshold=0", "audio/x-mpegurl", "application/json", M3U).json();
    assertThat(account.get("format").textValue()).isEqualTo("m3u");
    assertThat(account.get("entries").intValue()).isEqualTo(6);
    assertThat(account.get("written").intValue()).isEqualTo(4);
    assertThat(account.get("left_out").findValuesAsText("entry")).containsExactly("1", "6");
    assertThat(account.at("/left_out/0/reason").textValue()).isEqualTo("You disliked it.");
    assertThat(account.at("/left_out/0/name").textValue()).isEqualTo("Artist of Title 1 - Title 1");
    assertThat(account.at("/not_found/0/entry").intValue()).isEqualTo(2);
    assertThat(account.at("/not_found/0/name").textValue()).isEqualTo("Nobody - Nothing");
    List<PlaylistEntry> sent = M3U.parse(M3U.write(PLAYLIST)).playlist().entries();
    assertThat(M3U.parse(account.get("playlist").textValue().getBytes(UTF_8)).playlist().entries())
        .containsExactlyElementsOf(sent.subList(1, 5));
  }

  @Test
  void shouldSayWhatCannotBeRead() {
    String lines = "Artist of Title 1 – Title 1\nno dash\n";
    JsonNode account = send("order", "text/plain", "application/json", lines).json();
    assertThat(account.at("/unreadable/0/place").textValue()).isEqualTo("line 2");

    assertProblem(send("order", "application/xspf+xml", "", "<playlist"), 400, "invalid_body");
    assertProblem(send("order", "text/plain", "", "Nobody – Nothing\n"), 404, "track_not_found");
    assertProblem(send("order", "text/plain", "", "# none\n"), 400, "invalid_body");
    assertProblem(send("order", "image/png", "", "x"), 415, "unsupported_media_type");
    assertProblem(
        send("order", "text/plain", "", "spotify:track:t1\n".repeat(1_001)), 422, "too_much_asked");
    assertProblem(send("clean", "text/plain", "", lines), 400, "invalid_parameter");
    assertProblem(send("order?frist=t1", "text/plain", "", lines), 400, "unknown_parameter");
    assertProblem(
        send("order?first=t1", "application/json", "", "{\"tracks\": [\"t1\"]}"),
        400,
        "unknown_parameter");
  }

  private static final PlaylistFormat M3U = PlaylistFormat.M3U;

  private static PlaylistEntry entry(int number) {
    String title = "Title " + number;
    return new PlaylistEntry(
        title,
        List.of("Artist of " + title),
        "Album " + number,
        OptionalLong.empty(),
        List.of(),
        List.of("/music/" + number + ".flac"));
  }

  private static void assertProblem(Response response, int status, String code) {
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.json().get("code").textValue()).isEqualTo(code);
  }

  private static Response post(String call, String type, String accept, PlaylistFormat format) {
    return send(call, type, accept, new String(format.write(PLAYLIST), UTF_8));
  }

  private static Response send(String call, String type, String accept, String body) {
    return api.client.send(
        "POST /v1/playlists:%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(
                call,
                accept.isEmpty() ? "" : "Accept: " + accept + "\r\n",
                type,
                body.getBytes(UTF_8).length,
                body));
  }
}
