package dev.segue.query;

import dev.segue.query.http.front.CostClass;
import dev.segue.query.http.front.FrontOptions;
import dev.segue.settings.Kind;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
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

  private static Set<String> listed(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
