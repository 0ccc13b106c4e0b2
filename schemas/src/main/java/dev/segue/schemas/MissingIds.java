package dev.segue.schemas;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which schema ids need not be asked for, because they cannot exist or were just looked for
 * in vain.
 *
 * <p>Remembering single ids does not help against random bytes, whose ids hardly repeat. But
 * registries count their ids up, so a real new id lies close above those that are known: after a
 * run of misses, ids far beyond the highest known one are taken as missing for a while. Without
 * that run every id is asked for, however high.
 */
final class MissingIds {
  static final Duration MEMORY = Duration.ofSeconds(10);
  static final int RUN_OF_MISSES = 20;
  static final int NEAR = 10_000;
  private static final int MOST_REMEMBERED = 1_000;

  private final InstantSource clock;
  private final Map<Integer, Instant> missedAt =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Instant> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private int highestKnown;
  private int misses;
  private Instant lastMiss = Instant.EPOCH;

  MissingIds(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether an id can be taken as missing without asking. */
  synchronized boolean isMissing(int id) {
    if (id <= 0) {
      return true; // no registry hands these out
    }
    Instant now = clock.instant();
    @Nullable Instant missed = missedAt.get(id);
    if (missed != null && now.isBefore(missed.plus(MEMORY))) {
      return true;
    }
    boolean flood = misses >= RUN_OF_MISSES && now.isBefore(lastMiss.plus(MEMORY));
    return flood && highestKnown > 0 && (long) id > (long) highestKnown + NEAR;
  }

  synchronized void notFound(int id) {
    Instant now = clock.instant();
    misses = now.isBefore(lastMiss.plus(MEMORY)) ? Math.min(misses + 1, RUN_OF_MISSES) : 1;
    lastMiss = now;
    missedAt.remove(id); // so that it becomes the youngest entry
    missedAt.put(id, now);
  }

  synchronized void found(int id) {
    highestKnown = Math.max(highestKnown, id);
    missedAt.remove(id);
  }
}
