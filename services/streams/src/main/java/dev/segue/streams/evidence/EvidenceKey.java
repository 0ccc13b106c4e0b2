package dev.segue.streams.evidence;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Key of an evidence record: {@code <task>/totals}, or {@code <task>/sample/<track id>}. The id
 * comes last and may hold slashes itself.
 *
 * @param task number of the task, which is the partition it reads
 * @param id the sampled track; null for the totals
 */
public record EvidenceKey(int task, @Nullable String id) {
  private static final String TOTALS = "/totals";
  private static final String SAMPLE = "/sample/";

  /** The key of a task's totals. */
  public static EvidenceKey totals(int task) {
    return new EvidenceKey(task, null);
  }

  /** The key of a row of a task's sample. */
  public static EvidenceKey sample(int task, String id) {
    return new EvidenceKey(task, id);
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if it is none: only Segue writes to the topic
   */
  public static EvidenceKey parse(byte[] key) {
    String text = new String(key, StandardCharsets.UTF_8);
    int slash = text.indexOf('/');
    if (slash > 0) {
      String rest = text.substring(slash);
      try {
        int task = Integer.parseInt(text, 0, slash, 10);
        if (rest.equals(TOTALS)) {
          return totals(task);
        }
        if (rest.startsWith(SAMPLE)) {
          return sample(task, rest.substring(SAMPLE.length()));
        }
      } catch (NumberFormatException e) {
        throw notAKey(text, e);
      }
    }
    throw notAKey(text, null);
  }

  /** The key as UTF-8. */
  public byte[] bytes() {
    return (task + (id == null ? TOTALS : SAMPLE + id)).getBytes(StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException notAKey(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException("Not a key of the evidence topic: " + text, cause);
  }
}
