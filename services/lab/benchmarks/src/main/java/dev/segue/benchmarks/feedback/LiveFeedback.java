package dev.segue.benchmarks.feedback;

import dev.segue.benchmarks.Quantiles;
import dev.segue.benchmarks.live.GroupOffsets;
import dev.segue.benchmarks.live.Services;
import dev.segue.benchmarks.live.WarmUp;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Report;
import dev.segue.collector.sample.SampleCatalogue;
import dev.segue.collector.sample.SampleTracks;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * One catalogue and its listeners: made ready, then measured just after the start, and warm without
 * ratings and with them.
 */
final class LiveFeedback implements AutoCloseable {
  private static final int FIRST_RATINGS = 5;
  private static final int LOOKED_AT = 200;
  private static final double HOPED_MILLIS = 50;
  private static final Duration SETTLE = Duration.ofSeconds(60);
  private static final Duration AFTERWARDS = Duration.ofSeconds(10);

  private final Services services;
  private final FeedbackBenchmark.Options options;
  private final Consumer<String> status;
  private final List<String> ids;
  private final Admin admin;
  private final GroupOffsets lists;
  private final Backlog backlog;
  private final Senders senders;
  private final Loading loading;

  LiveFeedback(
      Services services,
      Settings settings,
      FeedbackBenchmark.Options options,
      Consumer<String> status) {
    this.services = services;
    this.options = options;
    this.status = status;
    SampleCatalogue source = new SampleCatalogue(SampleCatalogue.DEFAULT_SEED);
    ids =
        LongStream.range(0, options.tracks())
            .mapToObj(number -> source.track(number).getId())
            .toList();
    senders = Senders.of(settings, source, new DrawnRatings(options.listeners(), ids, 1));
    SharedSettings shared = SharedSettings.from(settings);
    Topics topics = new Topics(shared.topicPrefix());
    admin = Admin.create(shared.kafka().admin());
    String group = shared.topicPrefix() + "query-listeners";
    backlog =
        new Backlog(
            services,
            new GroupOffsets(admin, group, topics.listenerFeedback(), shared.partitions()));
    lists = new GroupOffsets(admin, group, topics.listenerRecommendations(), shared.partitions());
    loading =
        new Loading(services.query().port(), options.listeners(), ids, senders, backlog, status);
  }

  /** The catalogue, a model, and some ratings of each listener. */
  void prepare() throws Exception {
    status.accept(String.format(Locale.ROOT, "loading %,d tracks", options.tracks()));
    try (Collection sample =
        SampleTracks.collection(SampleCatalogue.DEFAULT_SEED, options.tracks())) {
      sample.run(senders.tracks(), CollectListener.SILENT);
    }
    services.awaitTracks(options.tracks());
    status.accept(
        String.format(
            Locale.ROOT, "%d likes of each of %,d listeners", FIRST_RATINGS, options.listeners()));
    for (int round = 0; round < FIRST_RATINGS; round++) {
      for (int listener = 0; listener < options.listeners(); listener++) {
        senders.ratings().publish(senders.drawn().of(listener, 1));
      }
    }
    senders.ratings().flush();
    awaitNoBacklog();
  }

  /** Adds what was measured. */
  void measure(Report report) throws Exception {
    Rates rates = Rates.of(options);
    status.accept("all at once, just after the start, for " + seconds(options.baseline()));
    Phase cold = loading.phase(rates, options.baseline());
    awaitNoBacklog();
    status.accept("fewer events until Java's compiler has caught up");
    double warmUp =
        new WarmUp(status)
            .repeat(() -> loading.phase(rates.withEvents(WarmUp.GENTLE), WarmUp.ROUND));
    awaitNoBacklog();
    status.accept("new tracks alone for " + seconds(options.baseline()) + ", requests beside them");
    Phase without = loading.phase(rates.withoutRatings(), options.baseline());
    awaitNoBacklog();
    status.accept(
        "new tracks and ratings for " + seconds(options.duration()) + ", requests beside them");
    long listsBefore = lists.end();
    Phase with = loading.phase(rates, options.duration());
    double listRate = (lists.end() - listsBefore) / with.seconds();
    Afterwards after = afterwards(with);
    report.add(Figure.of("warm_up_s", "warm-up, until Java's compiler had caught up", warmUp, "s"));
    rates(report, without, with, listRate);
    after.report(report);
    rest(report, "recommendations", Phase::recommendations, cold, without, with);
    rest(report, "similar", Phase::similar, cold, without, with);
    report.add(
        Figure.of(
                "failures",
                "requests without a good answer",
                with.recommendations().failures() + with.similar().failures(),
                "")
            .atMost(0));
  }

  private Afterwards afterwards(Phase phase) throws Exception {
    long end = System.nanoTime();
    List<ListenerFeedback> last = phase.events().last().values().stream().limit(LOOKED_AT).toList();
    long ratingsAtEnd = backlog.ratings();
    long tracksAtEnd = backlog.tracks(loading.published());
    int unseenAtEnd = backlog.unseen(last);
    double gone = Double.POSITIVE_INFINITY;
    status.accept("load ended: " + backlog.describe(phase.events().ratings(), loading.published()));
    while (System.nanoTime() - end < AFTERWARDS.toNanos()) {
      if (Double.isInfinite(gone) && backlog.ratings() == 0) {
        gone = (System.nanoTime() - end) / 1e9;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return new Afterwards(
        ratingsAtEnd,
        tracksAtEnd,
        unseenAtEnd,
        gone,
        backlog.ratings(),
        backlog.tracks(loading.published()),
        backlog.unseen(last));
  }

  private void rates(Report report, Phase without, Phase with, double listRate) {
    report.add(
        Figure.of("feedback_per_s", "ratings sent", with.events().ratings() / with.seconds(), "/s")
            .atLeast(0.99 * options.feedbackRate()));
    report.add(
        Figure.of("tracks_per_s", "new tracks sent", with.events().tracks() / with.seconds(), "/s")
            .atLeast(0.99 * options.trackRate()));
    report.add(
        Figure.of("lists_per_s", "lists written to listener-recommendations", listRate, "/s"));
    report.add(Figure.of("processors", "processors that all of this had", with.processors(), ""));
    report.add(Figure.of("processors_without", "  without ratings", without.processors(), ""));
    report.add(
        Figure.of("pauses_percent", "time in pauses of the collector", 100 * with.pauses(), "%"));
  }

  private static void rest(
      Report report,
      String kind,
      Function<Phase, RestLoad> load,
      Phase cold,
      Phase without,
      Phase with) {
    Quantiles first = load.apply(cold).millis();
    Quantiles before = load.apply(without).millis();
    Quantiles during = load.apply(with).millis();
    report.add(
        Figure.of(
            kind + "_p50_ms", "/" + kind + " while ratings come: median", during.at(0.5), "ms"));
    report.add(
        Figure.of(kind + "_p99_ms", "  99 of 100", during.at(0.99), "ms").atMost(HOPED_MILLIS));
    report.add(Figure.of(kind + "_max_ms", "  slowest", during.at(1), "ms"));
    report.add(Figure.of(kind + "_answers", "  answers", during.count(), ""));
    report.add(
        Figure.of(kind + "_p50_without_ms", "  without ratings: median", before.at(0.5), "ms"));
    report.add(
        Figure.of(kind + "_p99_without_ms", "  without ratings: 99 of 100", before.at(0.99), "ms"));
    report.add(
        Figure.of(kind + "_max_without_ms", "  without ratings: slowest", before.at(1), "ms"));
    report.add(
        Figure.of(
            kind + "_p99_ratio",
            "  99 of 100, with beside without",
            during.at(0.99) / before.at(0.99),
            ""));
    report.add(
        Figure.of(kind + "_p50_cold_ms", "  just after the start: median", first.at(0.5), "ms"));
    report.add(
        Figure.of(
            kind + "_p99_cold_ms", "  just after the start: 99 of 100", first.at(0.99), "ms"));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }

  private void awaitNoBacklog() throws Exception {
    long limit = System.nanoTime() + SETTLE.toNanos();
    while (backlog.ratings() > 0 || backlog.tracks(loading.published()) > 0) {
      if (System.nanoTime() - limit > 0) {
        status.accept("still behind after a minute: " + backlog.describe(0, loading.published()));
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Override
  public void close() {
    senders.close();
    admin.close();
  }
}
