package dev.segue.benchmarks.query;

/**
 * How long is measured: the more, the steadier the figures.
 *
 * @param questions of each kind to a catalogue; a third of them to a large one, half to a peer
 * @param seconds for each way of asking, at least; a quarter of that for a peer
 * @param httpSeconds for each kind of request at a time, many times in turns
 */
public record Effort(int questions, double seconds, double httpSeconds) {
  /** Figures to be published. */
  public static final Effort FULL = new Effort(1_000, 1, 1.5);

  int questions(int tracks) {
    return tracks >= 5_000_000 ? (questions + 2) / 3 : questions;
  }

  int peerQuestions() {
    return (questions + 1) / 2;
  }

  double peerSeconds() {
    return seconds / 4;
  }
}
