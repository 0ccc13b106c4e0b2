package dev.segue.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** External ids that the index cannot tell from one another. */
public final class SameHash {
  private SameHash() {}

  /** Two ids of one hash, the first that come along. */
  public static List<String> pair() {
    Map<Integer, String> seen = new HashMap<>();
    for (int i = 0; ; i++) {
      String id = "n:" + i;
      String same = seen.put(ExternalIds.hash(id), id);
      if (same != null) {
        return List.of(same, id);
      }
    }
  }
}
