package dev.segue.benchmarks.feedback;

import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Report;

/**
 * What lags when the load has just ended, and some seconds later.
 *
 * @param gone seconds after which no rating lagged; infinite if some still did in the end
 */
record Afterwards(
    double ratingsAtEnd,
    double tracksAtEnd,
    double unseenAtEnd,
    double gone,
    double ratings,
    double tracks,
    double unseen) {
  void report(Report report) {
    report.add(
        Figure.of("lag_at_end", "ratings not taken over when the load ends", ratingsAtEnd, ""));
    report.add(
        Figure.of(
            "unseen_at_end",
            "  listeners of 200 whose last rating no answer shows",
            unseenAtEnd,
            ""));
    report.add(Figure.of("tracks_at_end", "  new tracks that cannot be queried", tracksAtEnd, ""));
    report.add(Figure.of("lag_after_10s", "the same 10 s later: ratings", ratings, "").atMost(0));
    report.add(Figure.of("unseen_after_10s", "  listeners", unseen, "").atMost(0));
    report.add(Figure.of("tracks_after_10s", "  new tracks", tracks, "").atMost(0));
    if (Double.isFinite(gone)) {
      report.add(Figure.of("lag_gone_s", "until every rating is taken over", gone, "s").atMost(10));
    }
  }
}
