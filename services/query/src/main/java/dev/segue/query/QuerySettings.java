package dev.segue.query;

import dev.segue.query.facade.FacadeSettings;
import dev.segue.query.http.HttpOptions;
import dev.segue.query.listener.StoreLocation;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.settings.Kind;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the query service needs to know.
 *
 * @param model name of the model that answers when a request names none, and whose answers go to
 *     the recommendation topic
 * @param keptVersions how many kept versions may answer at a time beside the served models, 1 to 16
 * @param recommendationThreads how many threads write recommendations; 0 leaves that to other nodes
 * @param listenerThreads how many threads keep the ratings of listeners, and how many make lists; 0
 *     leaves that to other nodes, and this one does not know of listeners
 * @param advertisedAddress where other nodes reach this one, host:port; empty for the address it
 *     listens on
 */
public record QuerySettings(
    SharedSettings shared,
    RuntimeSettings runtime,
    HttpOptions http,
    String model,
    int keptVersions,
    int recommendationThreads,
    int listenerThreads,
    String advertisedAddress) {
  public static final String HTTP_HOST = "segue.query.http-host";
  public static final String HTTP_PORT = "segue.query.http-port";
  public static final String HTTP_THREADS = "segue.query.http-threads";
  public static final String SPOTIFY = "segue.query.spotify";
  public static final String SPOTIFY_PORT = "segue.query.spotify-port";
  public static final String AUDIOMUSE = "segue.query.audiomuse";
  public static final String MCP = "segue.query.mcp";
  public static final String SUBSONIC = "segue.query.subsonic";
  public static final String SERVER_IDS = "segue.query.server-ids";
  public static final String ADMIN_PORT = "segue.query.admin-port";
  public static final String MODEL = "segue.query.model";
  public static final String KEPT_VERSIONS = "segue.query.kept-versions";
  public static final String RECOMMENDATION_THREADS = "segue.query.recommendation-threads";

  public static final String LISTENER_THREADS = "segue.query.listener-threads";
  public static final String ADVERTISED_ADDRESS = "segue.query.advertised-address";

  private static final Set<String> ANY = Set.of("0.0.0.0", "::");
  private static final int MOST_KEPT = 16;
  private static final int MOST_THREADS = 64;
  private static final int FEWEST_HTTP_THREADS = 8;

  /** The settings of this service alone; it also reads the shared ones and those of the runtime. */
  public static List<Setting> known() {
    List<Setting> known = new ArrayList<>();
    known.add(
        new Setting(HTTP_HOST, Kind.TEXT, "127.0.0.1", "Address to listen on; 0.0.0.0 for all."));
    known.add(new Setting(HTTP_PORT, Kind.PORT, "8080", "Port to listen on; 0 for a free one."));
    known.add(
        new Setting(
            HTTP_THREADS, Kind.COUNT, "32", "Requests that are worked on at a time; 8 or more."));
    known.add(
        new Setting(
            ADMIN_PORT,
            Kind.PORT,
            "0",
            "Port for probes and metrics, on threads of its own; 0 for that of requests alone."));
    known.addAll(FrontSettings.known());
    known.add(
        new Setting(
            SPOTIFY,
            Kind.FLAG,
            "true",
            "Whether clients of Spotify's Web API are answered under /spotify."));
    known.add(
        new Setting(
            SPOTIFY_PORT,
            Kind.PORT,
            "0",
            "Port at whose root they are answered, too, for clients that only let the host be changed; 0 for none."));
    known.add(
        new Setting(
            AUDIOMUSE,
            Kind.FLAG,
            "true",
            "Whether AudioMuse plug-ins of music servers are answered under /audiomuse."));
    known.add(
        new Setting(
            MCP,
            Kind.FLAG,
            "true",
            "Whether assistants are answered at /mcp, by the Model Context Protocol."));
    known.add(
        new Setting(
            SUBSONIC,
            Kind.FLAG,
            "false",
            "Whether OpenSubsonic's questions for similar tracks are answered under /rest."));
    known.add(
        new Setting(
            SERVER_IDS,
            Kind.TEXT,
            "subsonic, jellyfin",
            "Namespaces of the ids of music servers, by comma, such as subsonic:home."));
    known.add(
        new Setting(MODEL, Kind.TEXT, "tuned", "Model that answers when a request names none."));
    known.add(
        new Setting(
            KEPT_VERSIONS,
            Kind.COUNT,
            "2",
            "Kept versions of models that may answer at a time beside the served ones; each takes memory like one of them."));
    known.add(
        new Setting(
            RECOMMENDATION_THREADS,
            Kind.INT,
            "1",
            "Threads that write recommendations to their topic; 0 for none on this node."));
    known.add(
        new Setting(
            LISTENER_THREADS,
            Kind.INT,
            "1",
            "Threads that keep ratings of listeners, and as many that make lists; 0 for no listeners on this node."));
    known.add(
        new Setting(
            ADVERTISED_ADDRESS,
            Kind.TEXT,
            "",
            "Where other query nodes reach this one, as host:port; default: the address it listens on."));
    return List.copyOf(known);
  }

  /** Reads the settings; a value out of range is an {@link IllegalArgumentException}. */
  public static QuerySettings from(Settings settings) {
    return new QuerySettings(
        SharedSettings.from(settings),
        RuntimeSettings.from(settings),
        new HttpOptions(
            settings.text(HTTP_HOST),
            settings.integer(HTTP_PORT),
            settings.integer(ADMIN_PORT),
            Math.max(FEWEST_HTTP_THREADS, settings.integer(HTTP_THREADS)),
            FrontSettings.from(settings, names(settings)),
            FrontSettings.access(settings),
            facades(settings)),
        settings.text(MODEL),
        Math.max(1, Math.min(MOST_KEPT, settings.integer(KEPT_VERSIONS))),
        Math.max(0, Math.min(MOST_THREADS, settings.integer(RECOMMENDATION_THREADS))),
        Math.max(0, Math.min(MOST_THREADS, settings.integer(LISTENER_THREADS))),
        checkedAddress(settings.text(ADVERTISED_ADDRESS)));
  }

  /** What other nodes call this one. */
  private static Set<String> names(Settings settings) {
    Set<String> names = new TreeSet<>();
    String host = settings.text(HTTP_HOST);
    names.add(ANY.contains(host) ? ownName() : host);
    String advertised = settings.text(ADVERTISED_ADDRESS);
    if (!advertised.isEmpty()) {
      names.add(advertised.split(":", 2)[0]);
    }
    return names;
  }

  private static FacadeSettings facades(Settings settings) {
    boolean spotify = settings.flag(SPOTIFY);
    int port = settings.integer(SPOTIFY_PORT);
    if (port > 0 && !spotify) {
      throw new IllegalArgumentException(
          SPOTIFY_PORT + " needs " + SPOTIFY + "=true; set it to 0, or turn that on.");
    }
    return new FacadeSettings(
        spotify,
        port,
        settings.flag(AUDIOMUSE),
        settings.flag(MCP),
        settings.flag(SUBSONIC),
        Arrays.stream(settings.text(SERVER_IDS).split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  /**
   * Where other nodes reach this one.
   *
   * @param port that it listens on, also where a free one was asked for
   */
  public StoreLocation.Node advertised(int port) {
    if (!advertisedAddress.isEmpty()) {
      int colon = advertisedAddress.lastIndexOf(':');
      return new StoreLocation.Node(
          advertisedAddress.substring(0, colon),
          Integer.parseInt(advertisedAddress.substring(colon + 1)));
    }
    return new StoreLocation.Node(ANY.contains(http.host()) ? ownName() : http.host(), port);
  }

  private static String checkedAddress(String address) {
    if (!address.isEmpty() && !address.matches("[^:/\\s]+:[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          ADVERTISED_ADDRESS + " must be host:port, such as query-1:8080, not '" + address + "'.");
    }
    return address;
  }

  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return InetAddress.getLoopbackAddress().getHostAddress();
    }
  }
}
