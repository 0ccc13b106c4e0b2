package dev.segue.collector.subsonic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.collector.server.ServerLibrary;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteException;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.source.CollectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The songs of an OpenSubsonic server. An empty search gives all of them, as the specification
 * says; where it gives nothing, as on plain Subsonic servers, they are read album by album.
 */
public final class SubsonicServer implements ServerLibrary {
  private static final int PAGE = 500;
  private static final String VERSION = "1.16.1";

  /** A parameter is missing, the version is too new, or tokens are not taken. */
  private static final Set<Integer> TOKEN_UNKNOWN = Set.of(10, 30, 41);

  private final URI base;
  private final String name;
  private final SubsonicCredentials credentials;
  private final RemoteApi api;

  /**
   * @param base address of the server, without {@code /rest}
   * @param name of the server in ids and in the layer
   */
  public SubsonicServer(URI base, String name, SubsonicCredentials credentials, RemoteApi api) {
    this.base = base;
    this.name = name;
    this.credentials = credentials;
    this.api = api;
  }

  @Override
  public String title() {
    return "Subsonic server " + name;
  }

  @Override
  public String layer() {
    return "subsonic";
  }

  @Override
  public String namespace() {
    return "subsonic:" + name;
  }

  @Override
  public void read(EntrySink sink, LongConsumer progress)
      throws RemoteException, InterruptedException {
    ask("ping", Map.of());
    SubsonicSongs songs = new SubsonicSongs(namespace(), sink, progress);
    if (!bySearch(songs, "\"\"") && !bySearch(songs, "")) {
      byAlbums(songs);
    }
  }

  /** Whether there were any. */
  private boolean bySearch(SubsonicSongs songs, String query)
      throws RemoteException, InterruptedException {
    for (int offset = 0; ; offset += PAGE) {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("query", query);
      parameters.put("artistCount", "0");
      parameters.put("albumCount", "0");
      parameters.put("songCount", Integer.toString(PAGE));
      parameters.put("songOffset", Integer.toString(offset));
      JsonNode page = ask("search3", parameters).path("searchResult3").path("song");
      // Some servers give their last page again and again.
      boolean news = songs.addAll(page);
      if (page.size() < PAGE || !news) {
        return songs.any();
      }
    }
  }

  private void byAlbums(SubsonicSongs songs) throws RemoteException, InterruptedException {
    Set<String> seen = new HashSet<>();
    for (int offset = 0; ; offset += PAGE) {
      JsonNode albums =
          ask(
                  "getAlbumList2",
                  Map.of(
                      "type",
                      "alphabeticalByName",
                      "size",
                      Integer.toString(PAGE),
                      "offset",
                      Integer.toString(offset)))
              .path("albumList2")
              .path("album");
      boolean news = false;
      for (JsonNode album : albums) {
        String id = album.path("id").asText();
        if (seen.add(id)) {
          news = true;
          boolean unused =
              songs.addAll(ask("getAlbum", Map.of("id", id)).path("album").path("song"));
        }
      }
      if (albums.size() < PAGE || !news) {
        return;
      }
    }
  }

  private JsonNode ask(String method, Map<String, String> parameters)
      throws RemoteException, InterruptedException {
    StringBuilder query = new StringBuilder("?f=json&c=segue&v=" + VERSION);
    Map<String, String> all = new LinkedHashMap<>(credentials.parameters());
    all.putAll(parameters);
    all.forEach(
        (key, value) ->
            query
                .append('&')
                .append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    String path = base.toString().replaceFirst("/+$", "");
    URI address = URI.create(path + "/rest/" + method + ".view" + query);
    JsonNode answer =
        api.json(HttpRequest.newBuilder(address).header("Accept", "application/json"))
            .path("subsonic-response");
    if (answer.isMissingNode()) {
      throw new CollectException(
          "What answers at " + base + " is no Subsonic server; is the address right?");
    }
    if (!answer.path("status").asText().equals("ok")) {
      JsonNode error = answer.path("error");
      int code = error.path("code").asInt();
      String hint =
          TOKEN_UNKNOWN.contains(code) && credentials instanceof SubsonicCredentials.Password
              ? " It may be too old for salted hashes of passwords: --plain-password sends the"
                  + " password itself."
              : "";
      throw new CollectException(
          "%s refuses %s: %s (code %d), asked as %s.%s"
              .formatted(
                  title(),
                  method,
                  error.path("message").asText("no reason given").replaceFirst("\\.$", ""),
                  code,
                  credentials,
                  hint));
    }
    return answer;
  }
}
