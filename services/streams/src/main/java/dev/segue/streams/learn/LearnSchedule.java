package dev.segue.streams.learn;

import dev.segue.engine.factorize.CatalogueGrowth;
import java.time.Duration;

/**
 * When to fit. New evidence is learned from at the next tick; when none has come for a while, the
 * models settle, once.
 *
 * <p>Fits share the processors with the tasks that take events in. They may take a tenth of one
 * thread's time; a quarter while the catalogue has {@linkplain CatalogueGrowth grown by half} since
 * they last began, for then the models know only a part of it. Settling need not wait for that,
 * because then no events come in; and after a growth by half it comes after a pause of a second
 * already, so that an import that has ended is known soon. So whatever costs more than usual comes
 * once in a growth by half, and a large catalogue has few of those.
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

  /** Fits begin this many times as far apart as they take, at least. */
  private static final int APART = 10;

  /** The same after a growth. */
  private static final int APART_AFTER_GROWTH = 4;

  /** So long a stream that goes on does not pause as a rule: evidence comes twice as often. */
  private static final long PAUSE = 1_000;

  private final long settleAfter;
  private boolean changed;
  private boolean settled;
  private long lastHeard;
  private long lastBegin;
  private long lastTook;
  private long learnedFrom;
  private long settledOn;

  /**
   * A schedule.
   *
   * @param settled whether all there is has been learned from and the models have settled on it;
   *     otherwise everything counts as new
   * @param tracks in the catalogue
   * @param now when it starts
   */
  LearnSchedule(Duration settleAfter, boolean settled, long tracks, long now) {
    this.settleAfter = settleAfter.toMillis();
    this.settled = settled;
    this.changed = !settled;
    this.lastHeard = now;
    this.learnedFrom = settled ? tracks : 0;
    this.settledOn = learnedFrom;
  }

  /** There is something to learn, since now. */
  void change(long now) {
    changed = true;
    settled = false;
    hear(now);
  }

  /** Something is coming, though there is nothing new to learn from it yet. */
  void hear(long now) {
    lastHeard = now;
  }

  /** Whether the last step was to settle, and nothing has come since. */
  boolean isSettled() {
    return settled;
  }

  /** Decides what is to be done of so many tracks, and takes it as begun. */
  Step next(long now, long tracks) {
    if (changed && now - lastBegin >= apart(tracks) * lastTook) {
      return begin(Step.REFRESH, now, tracks);
    }
    if (settled || now - lastHeard < patience(tracks)) {
      return Step.WAIT;
    }
    settled = true;
    settledOn = tracks;
    return begin(Step.SETTLE, now, tracks);
  }

  /** The step that was begun last took so long. */
  void took(Duration time) {
    lastTook = time.toMillis();
  }

  private Step begin(Step step, long now, long tracks) {
    changed = false;
    lastBegin = now;
    learnedFrom = tracks;
    return step;
  }

  private long patience(long tracks) {
    return CatalogueGrowth.byHalf(tracks, settledOn) ? Math.min(PAUSE, settleAfter) : settleAfter;
  }

  private int apart(long tracks) {
    return CatalogueGrowth.byHalf(tracks, learnedFrom) ? APART_AFTER_GROWTH : APART;
  }
}
