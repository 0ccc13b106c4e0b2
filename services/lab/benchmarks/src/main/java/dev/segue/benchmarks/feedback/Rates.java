package dev.segue.benchmarks.feedback;

/**
 * How much comes in a second.
 *
 * @param feedback ratings; 0 for none
 * @param tracks new tracks
 * @param requests of each kind
 */
record Rates(double feedback, double tracks, double requests) {
  static Rates of(FeedbackBenchmark.Options options) {
    return new Rates(options.feedbackRate(), options.trackRate(), options.requestRate());
  }

  Rates withoutRatings() {
    return new Rates(0, tracks, requests);
  }

  /** The same requests beside a part of the events. */
  Rates withEvents(double part) {
    return new Rates(part * feedback, part * tracks, requests);
  }
}
