package dev.segue.query;

import dev.segue.query.access.Access;
import dev.segue.query.http.front.CostClass;
import dev.segue.query.http.front.FrontOptions;
import dev.segue.settings.Kind;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The settings that say who may ask, and how much at a time. */
final class FrontSettings {
  private static final String CORS = "segue.query.http-cors";
  private static final String ALLOWED_HOSTS = "segue.query.allowed-hosts";
  private static final String ALLOWED_ORIGINS = "segue.query.allowed-origins";
  private static final String REQUEST_TIMEOUT = "segue.query.request-timeout";
  private static final String CONNECTIONS = "segue.query.connections";
  private static final String ADMISSION = "segue.query.admission.";

  private static final String KEYS = "segue.query.keys";
  private static final String KEY_FILE = "segue.query.key-file";
  private static final String ALLOW_ANONYMOUS = "segue.query.allow-anonymous";

  private static final int MOST_RUNNING = 256;

  private FrontSettings() {}

  static List<Setting> known() {
    List<Setting> known = new ArrayList<>();
    known.add(
        new Setting(
            CORS, Kind.FLAG, "false", "Whether web pages of other origins may read answers."));
    known.add(
        new Setting(
            ALLOWED_HOSTS,
            Kind.TEXT,
            "",
            "Host names that requests may be addressed to, by commas, besides localhost, addresses and the advertised one; * for any."));
    known.add(
        new Setting(
            ALLOWED_ORIGINS,
            Kind.TEXT,
            "",
            "Web origins (https://app.example), by commas, whose pages may read and change things."));
    known.add(
        new Setting(
            REQUEST_TIMEOUT,
            Kind.DURATION,
            "30 s",
            "In this time the headers of a request have to be there, its body, and each part of an answer be taken."));
    known.add(
        new Setting(
            CONNECTIONS,
            Kind.COUNT,
            "2000",
            "Connections that may be open; more wait their turn."));
    known.add(
        new Setting(
            KEYS,
            Kind.TEXT,
            "",
            "Keys that let ask, by commas: a role (read, write, admin, listener-tokens), a space, and the key or its sha256:HASH; none lets everybody."));
    known.add(
        new Setting(
            KEY_FILE,
            Kind.PATH,
            "",
            "A file with such keys, one a line; it is read again when it changes."));
    known.add(
        new Setting(
            ALLOW_ANONYMOUS,
            Kind.FLAG,
            "false",
            "Whether everybody may do everything where there are no keys, though the service listens beyond this machine."));
    for (CostClass cost : CostClass.values()) {
      if (cost.bounded()) {
        known.add(
            new Setting(
                ADMISSION + cost.label(),
                Kind.INT,
                "0",
                "Requests of class "
                    + cost.label()
                    + " that run at a time; 0 for its share of segue.query.http-threads."));
      }
    }
    return List.copyOf(known);
  }

  /**
   * @param names by which other nodes ask
   */
  static FrontOptions from(Settings settings, Set<String> names) {
    Set<String> hosts = listed(settings.text(ALLOWED_HOSTS));
    hosts.addAll(names);
    Map<CostClass, Integer> running = new EnumMap<>(CostClass.class);
    for (CostClass cost : CostClass.values()) {
      int most = cost.bounded() ? settings.integer(ADMISSION + cost.label()) : 0;
      if (most > 0) {
        running.put(cost, Math.min(MOST_RUNNING, most));
      }
    }
    return new FrontOptions(
        hosts,
        listed(settings.text(ALLOWED_ORIGINS)),
        settings.flag(CORS),
        settings.duration(REQUEST_TIMEOUT),
        settings.integer(CONNECTIONS),
        running);
  }

  /**
   * Who may do what.
   *
   * @throws IllegalArgumentException if a key is none, or others than this machine could do
   *     everything without one and nobody has said that they may
   */
  static Access access(Settings settings) {
    Path file = settings.isSet(KEY_FILE) ? settings.path(KEY_FILE) : null;
    Access access = Access.of(settings.list(KEYS), file);
    String host = settings.text(QuerySettings.HTTP_HOST);
    if (!access.required() && !settings.flag(ALLOW_ANONYMOUS) && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "%s = %s would let everybody on the network read, change and erase everything: set %s or %s, or %s=true if that is meant."
              .formatted(QuerySettings.HTTP_HOST, host, KEYS, KEY_FILE, ALLOW_ANONYMOUS));
    }
    return access;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Set<String> listed(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
