package dev.segue.collector.jellyfin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.collector.server.ServerLibrary;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteException;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.Namespaces;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Rating;
import dev.segue.tables.source.CollectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The songs of a Jellyfin server, with a user's favourites where a user is named. */
public final class JellyfinServer implements ServerLibrary {
  private static final int PAGE = 500;
  private static final int UNAUTHORIZED = 401;

  /** Milliseconds in a tick of 100 nanoseconds. */
  private static final double TICK = 1e-4;

  private final URI base;
  private final String name;
  private final String key;
  private final String user;
  private final RemoteApi api;

  /**
   * @param base address of the server
   * @param name of the server in ids
   * @param key an API key, from the server's dashboard
   * @param user id of the user whose favourites are asked for; empty for none
   */
  public JellyfinServer(URI base, String name, String key, String user, RemoteApi api) {
    this.base = base;
    this.name = name;
    this.key = key;
    this.user = user;
    this.api = api;
  }

  @Override
  public String title() {
    return "Jellyfin server " + name;
  }

  @Override
  public String layer() {
    return "jellyfin";
  }

  @Override
  public String namespace() {
    return "jellyfin:" + name;
  }

  @Override
  public void read(EntrySink sink, LongConsumer progress)
      throws RemoteException, InterruptedException {
    Set<String> seen = new HashSet<>();
    for (int start = 0; ; start += PAGE) {
      JsonNode page = page(start);
      JsonNode items = page.path("Items");
      if (!items.isArray()) {
        throw new CollectException(
            "What answers at " + base + " is no Jellyfin server; is the address right?");
      }
      boolean news = false;
      for (JsonNode item : items) {
        String id = item.path("Id").asText("");
        if (!id.isEmpty() && seen.add(id)) {
          news = true;
          add(id, item, sink);
        }
      }
      progress.accept(seen.size());
      if (!news || start + items.size() >= page.path("TotalRecordCount").asInt()) {
        return;
      }
    }
  }

  private JsonNode page(int start) throws RemoteException, InterruptedException {
    String path = base.toString().replaceFirst("/+$", "");
    URI address =
        URI.create(
            path
                + "/Items?IncludeItemTypes=Audio&Recursive=true&Fields=ProviderIds,Genres"
                + "&SortBy=DateCreated,SortName&StartIndex="
                + start
                + "&Limit="
                + PAGE
                + (user.isEmpty()
                    ? ""
                    : "&UserId=" + URLEncoder.encode(user, StandardCharsets.UTF_8)));
    try {
      return api.json(
          HttpRequest.newBuilder(address)
              .header("Accept", "application/json")
              .header("X-Emby-Token", key)
              .header("Authorization", "MediaBrowser Token=\"" + key + "\""));
    } catch (RemoteException e) {
      if (e.status() == UNAUTHORIZED) {
        throw new CollectException(title() + " does not know the API key.", e);
      }
      throw e;
    }
  }

  private void add(String id, JsonNode item, EntrySink sink) {
    EntryDraft entry =
        new EntryDraft(Place.of(null, "item " + id), sink)
            .title(text(item, "Name"))
            .artists(texts(item.path("Artists")))
            .album(text(item, "Album"))
            .genres(String.join(";", texts(item.path("Genres"))))
            .released("ProductionYear", text(item, "ProductionYear"))
            .duration("RunTimeTicks", text(item, "RunTimeTicks"), TICK)
            .mbid(text(item.path("ProviderIds"), "MusicBrainzRecording"))
            .id(Namespaces.SEGUE, namespace() + ":" + id)
            .id(namespace(), id)
            .rated(item.path("UserData").path("IsFavorite").asBoolean() ? new Rating(1, 0) : null);
    entry.done();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }
}
