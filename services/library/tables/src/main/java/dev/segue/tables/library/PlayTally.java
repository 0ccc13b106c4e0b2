package dev.segue.tables.library;

import dev.segue.tables.library.Play.End;

/**
 * The plays of one track, and what they come to: a like if it was played to its end on at least
 * {@value #DAYS} different days (UTC), a dislike if it was skipped at least {@value #SKIPS} times
 * and never played to its end, else nothing.
 */
final class PlayTally {

  static final int DAYS = 3;
  static final int SKIPS = 3;
  private static final long DAY_MS = 86_400_000;

  private final long[] fullDays = new long[DAYS];
  private int days;
  private int skips;
  private long latest;

  void add(Play play) {
    latest = Math.max(latest, play.at());
    if (play.end() == End.SKIPPED) {
      skips++;
    } else if (play.end() == End.FULL) {
      fullDay(Math.floorDiv(play.at(), DAY_MS));
    }
  }

  private void fullDay(long day) {
    for (int i = 0; i < days; i++) {
      if (fullDays[i] == day) {
        return;
      }
    }
    if (days < DAYS) {
      fullDays[days++] = day;
    }
  }

  /** 1, −1, or 0 for nothing. */
  int verdict() {
    return days >= DAYS ? 1 : days == 0 && skips >= SKIPS ? -1 : 0;
  }

  /** When it was played last, in milliseconds since the epoch. */
  long latest() {
    return latest;
  }
}
