package dev.segue.collector.spotify;

import dev.segue.collector.server.StubServer;
import dev.segue.collector.server.StubServer.Answer;
import dev.segue.collector.server.StubServer.Request;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Spotify's Web API as a new app sees it: playlists of a hundred tracks each, of which every tenth
 * entry is none, somebody else's playlist, liked songs, and what a test breaks.
 */
final class StubSpotify implements AutoCloseable {
  static final int PER_PLAYLIST = 100;

  final StubServer server;
  final Map<Integer, Answer> broken = new HashMap<>();
  private final int playlists;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger refreshes = new AtomicInteger();
  volatile String accessToken = "access-0";
  volatile String refreshToken = "refresh-0";
  volatile String snapshot = "1";
  volatile @Nullable String foreignNext;

  StubSpotify(int playlists) {
    this.playlists = playlists;
    server = new StubServer(this::answer);
  }

  SpotifyAddresses addresses() {
    return new SpotifyAddresses(
        server.address().resolve("/v1/"), server.address().resolve("/accounts/"));
  }

  private Answer answer(Request request) {
    if (request.path().equals("/accounts/api/token")) {
      return token(StubServer.parameters(request.body()));
    }
    Answer wrong = broken.remove(asked.incrementAndGet());
    if (wrong != null) {
      return wrong;
    }
    if (!("Bearer " + accessToken).equals(request.headers().get("Authorization"))) {
      return new Answer(401, "{\"error\": {\"status\": 401, \"message\": \"expired\"}}");
    }
    String path = request.path().substring("/v1/".length());
    int offset = request.number("offset");
    if (path.equals("me")) {
      return new Answer(200, "{\"id\": \"ann\", \"display_name\": \"Ann Secret\"}");
    }
    if (path.equals("me/playlists")) {
      return page(path, offset, playlists + 1, this::playlist);
    }
    if (path.equals("me/tracks")) {
      return page(path, offset, 70, i -> liked(i));
    }
    if (path.startsWith("me/")) {
      return page(path, offset, 0, i -> "");
    }
    if (path.equals("playlists/foreign/items")) {
      return new Answer(403, "{\"error\": {\"status\": 403, \"message\": \"Forbidden\"}}");
    }
    if (path.startsWith("playlists/p") && path.endsWith("/items")) {
      int number = Integer.parseInt(path.substring("playlists/p".length(), path.indexOf("/items")));
      return page(path, offset, PER_PLAYLIST, i -> entry(number * PER_PLAYLIST + i));
    }
    return new Answer(404, "{\"error\": {\"status\": 404, \"message\": \"none\"}}");
  }

  private Answer token(Map<String, String> form) {
    if (!form.getOrDefault("client_id", "").equals("client")) {
      return new Answer(400, "{\"error\": \"invalid_client\"}");
    }
    if (form.getOrDefault("grant_type", "").equals("refresh_token")
        && !form.getOrDefault("refresh_token", "").equals(refreshToken)) {
      return new Answer(400, "{\"error\": \"invalid_grant\"}");
    }
    int number = refreshes.incrementAndGet();
    accessToken = "access-" + number;
    refreshToken = "refresh-" + number;
    return new Answer(
        200,
        "{\"access_token\": \"%s\", \"refresh_token\": \"%s\", \"expires_in\": 3600, \"scope\": \"%s\"}"
            .formatted(
                accessToken,
                refreshToken,
                String.join(" ", new SpotifySelection(java.util.List.of(), true).scopes())));
  }

  private String playlist(int i) {
    return i == playlists
        ? "{\"id\": \"foreign\", \"name\": \"Bob's\", \"snapshot_id\": \"1\", \"collaborative\": true, \"owner\": {\"id\": \"bob\"}}"
        : "{\"id\": \"p%1$d\", \"name\": \"List %1$d\", \"snapshot_id\": \"%2$s\", \"owner\": {\"id\": \"ann\"}}"
            .formatted(i, snapshot);
  }

  private static String liked(int i) {
    return "{\"added_at\": \"2024-05-01T10:00:00Z\", \"track\": " + track(10_000 + i) + "}";
  }

  private static String entry(int number) {
    String person = "\"added_by\": {\"id\": \"bob-secret\"}, \"is_local\": false, ";
    return switch (number % 10) {
      case 7 -> "{" + person + "\"item\": null}";
      case 8 ->
          "{" + person + "\"item\": {\"type\": \"episode\", \"id\": \"e1\", \"name\": \"Talk\"}}";
      case 9 ->
          "{\"is_local\": true, \"item\": {\"id\": null, \"name\": \"x\", \"type\": \"track\", \"is_local\": true, \"uri\": \"spotify:local:a:b:c:1\"}}";
      default -> "{" + person + "\"item\": " + track(number) + "}";
    };
  }

  private static String track(int number) {
    return """
        {"id": "t%1$d", "name": "Song %1$d", "type": "track", "is_local": false, "uri": "spotify:track:t%1$d",
         "duration_ms": 200000, "popularity": 50, "explicit": false, "external_ids": {"isrc": "ATX99%1$07d"},
         "artists": [{"id": "a", "name": "Ann"}, {"id": "b", "name": "Bob"}], "album": {"name": "Album"}}
        """
        .formatted(number);
  }

  private Answer page(
      String path, int offset, int total, java.util.function.IntFunction<String> item) {
    int end = Math.min(total, offset + 50);
    String items = IntStream.range(offset, end).mapToObj(item).collect(Collectors.joining(","));
    URI next = server.address().resolve("/v1/" + path + "?limit=50&offset=" + end);
    String foreign = foreignNext;
    return new Answer(
        200,
        "{\"items\": [%s], \"total\": %d, \"next\": %s}"
            .formatted(
                items,
                total,
                end >= total ? "null" : "\"" + (foreign == null ? next : foreign) + "\""));
  }

  @Override
  public void close() {
    server.close();
  }
}
