package dev.segue.streams.learn;

import java.time.Duration;

/**
 * When to fit. New evidence is learned from at the next tick; when none has come for a while, the
 * models settle, once. Refits keep to a tenth of the time, since they share the processors with the
 * tasks that take events in; settling need not wait for that, because then none come in.
 *
 * <p>Time is a parameter, in milliseconds.
 */
final class LearnSchedule {
  /** What a tick is to do. */
  enum Step {
    /** Nothing: there is nothing new, or the last fits took too long. */
    WAIT,
    /** Learn from new evidence. */
    REFRESH,
    /** Let the models settle, since the catalogue is quiet. */
    SETTLE
  }

  /** Fits may take at most this part of the time. */
  private static final int FIT_SHARE = 10;

  private final long settleAfter;
  private boolean changed;
  private boolean settled;
  private long lastChange;
  private long nextFit;

  /**
   * A schedule.
   *
   * @param settled whether all there is has been learned from and the models have settled on it;
   *     otherwise everything counts as new
   */
  LearnSchedule(Duration settleAfter, boolean settled) {
    this.settleAfter = settleAfter.toMillis();
    this.settled = settled;
    this.changed = !settled;
  }

  /** There is something to learn. */
  void change() {
    changed = true;
    settled = false;
  }

  /** Whether the last step was to settle, and nothing has come since. */
  boolean isSettled() {
    return settled;
  }

  /** Decides, and takes what it says as done. */
  Step next(long now) {
    if (changed) {
      if (now < nextFit) {
        return Step.WAIT;
      }
      changed = false;
      lastChange = now;
      return Step.REFRESH;
    }
    if (!settled && now - lastChange >= settleAfter) {
      settled = true;
      return Step.SETTLE;
    }
    return Step.WAIT;
  }

  /** The step begun at {@code begin} took so long. */
  void took(Duration time, long begin) {
    nextFit = begin + FIT_SHARE * time.toMillis();
  }
}
