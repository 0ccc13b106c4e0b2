package dev.segue.benchmarks.query;

import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Grid;
import dev.segue.cli.report.Report;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an answer costs over HTTP, beside an answer that says nothing, from the same server to the
 * same clients. Clients and server share the machine.
 */
final class RestPart {
  private static final int CLIENTS = 2;
  private static final int WARM_UP_ROUNDS = 4;
  private static final int ROUNDS = 10;
  private static final String EMPTY = "/livez";

  private final int tracks;
  private final double seconds;
  private final Report report;
  private final Sizing sizing;
  private final Consumer<String> status;

  /**
   * Adds its figures to a report.
   *
   * @param tracks in the catalogue that is asked
   * @param seconds of a round of each kind of request
   */
  RestPart(int tracks, double seconds, Report report, Sizing sizing, Consumer<String> status) {
    this.tracks = tracks;
    this.seconds = seconds;
    this.report = report;
    this.sizing = sizing;
    this.status = status;
  }

  void run() throws Exception {
    status.accept(String.format(Locale.ROOT, "REST: drawing and storing %,d tracks", tracks));
    try (RestServer server = RestServer.start(tracks)) {
      sizing.measure(server.names());
      status.accept("REST: asking");
      LongFunction<String> nothing = number -> EMPTY;
      LongFunction<String> neighbours =
          number -> "/v1/tracks/" + GeneratedTracks.id(number % tracks) + "/similar";
      HttpLoad empty = new HttpLoad();
      HttpLoad similar = new HttpLoad();
      // In turns, so that what else the machine does falls on both.
      for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
        HttpLoad one = HttpLoad.run(server.port(), CLIENTS, seconds, nothing);
        HttpLoad other = HttpLoad.run(server.port(), CLIENTS, seconds, neighbours);
        if (round >= WARM_UP_ROUNDS) {
          empty.add(one);
          similar.add(other);
        }
      }
      report(empty, similar);
    }
  }

  private void report(HttpLoad empty, HttpLoad similar) {
    Grid grid =
        report.add(
            new Grid(
                String.format(Locale.ROOT, "HTTP, %,d tracks, %d clients", tracks, CLIENTS),
                List.of("a second", "median ms", "p99 ms", "server cpu ms", "client cpu ms")));
    line(grid, EMPTY, "rest_empty", empty);
    line(grid, "/similar", "rest_similar", similar);
    report.add(
        Figure.of(
                "rest_ratio",
                "/similar beside an empty answer, requests/s",
                similar.perSecond() / empty.perSecond(),
                "")
            .atLeast(0.5));
    report.add(
        Figure.of(
            "rest_cpu_ratio",
            "  the same by the server's processor time",
            empty.serverCpuMillis() / similar.serverCpuMillis(),
            ""));
  }

  private static void line(Grid grid, String label, String key, HttpLoad load) {
    grid.line(
        label,
        Arrays.<@Nullable Figure>asList(
            Figure.of(key + "_per_s", label, load.perSecond(), "/s"),
            Figure.of(key + "_p50_ms", label, load.millis().at(0.5), "ms"),
            Figure.of(key + "_p99_ms", label, load.millis().at(0.99), "ms"),
            Figure.of(key + "_server_cpu_ms", label, load.serverCpuMillis(), "ms"),
            Figure.of(key + "_client_cpu_ms", label, load.clientCpuMillis(), "ms")));
  }
}
