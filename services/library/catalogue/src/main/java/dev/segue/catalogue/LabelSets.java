package dev.segue.catalogue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary of sets of labels, such as the genres of a track: each label is kept once, and so is
 * each set, however many tracks have it. Labels are folded as by {@link FoldedText#fold}. Nothing
 * is ever taken out again.
 *
 * <p>One writer ({@link #code}); any number of readers, each with codes that came to it in a
 * snapshot.
 *
 * <pre>
 * members  labels of set 1, labels of set 2, ...   ends[s] = where those of set s end
 * </pre>
 */
final class LabelSets {
  private static final int EMPTY = 0;

  private final ConcurrentHashMap<String, Integer> labels = new ConcurrentHashMap<>();
  private volatile int[] members = new int[64];
  private volatile int[] ends = new int[64];

  // Of the writer alone: an open-addressed table from the hash of a set to its code.
  private int[] table = new int[128];
  private int sets = 1;

  /** The code of a set, 0 for the empty one. Blank labels do not count. Writer only. */
  int code(Collection<String> texts) {
    int[] set = new int[texts.size()];
    int size = 0;
    for (String text : texts) {
      String folded = FoldedText.fold(text);
      if (!folded.isEmpty()) {
        set[size++] = labels.computeIfAbsent(folded, unused -> labels.size());
      }
    }
    return size == 0 ? EMPTY : intern(distinct(set, size));
  }

  /** The number of a label, or null where no track ever had it. */
  @Nullable Integer label(String text) {
    return labels.get(FoldedText.fold(text));
  }

  /** The labels by their numbers, folded: all that came before the call, at least. */
  String[] names() {
    Map<String, Integer> seen = Map.copyOf(labels);
    String[] names = new String[seen.values().stream().mapToInt(n -> n + 1).max().orElse(0)];
    Arrays.fill(names, "");
    seen.forEach((label, number) -> names[number] = label);
    return names;
  }

  /** Calls for the number of every label of the set. */
  void forEach(int code, IntConsumer consumer) {
    if (code == EMPTY) {
      return;
    }
    int[] limits = ends;
    int[] all = members;
    for (int i = limits[code - 1]; i < limits[code]; i++) {
      consumer.accept(all[i]);
    }
  }

  /** Whether any label of the set is among {@code wanted}. */
  boolean any(int code, BitSet wanted) {
    if (code == EMPTY) {
      return false;
    }
    int[] limits = ends;
    int[] all = members;
    for (int i = limits[code - 1]; i < limits[code]; i++) {
      if (wanted.get(all[i])) {
        return true;
      }
    }
    return false;
  }

  private static int[] distinct(int[] set, int size) {
    int[] sorted = Arrays.copyOf(set, size);
    Arrays.sort(sorted);
    int kept = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] != sorted[kept - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }

  private int intern(int[] set) {
    int at = place(set);
    if (table[at] != 0) {
      return table[at];
    }
    int code = sets++;
    store(code, set);
    table[at] = code;
    if (2 * sets > table.length) {
      grow();
    }
    return code;
  }

  /** Where the set is in the table, or the free place it belongs in. */
  private int place(int[] set) {
    int at = mixed(Arrays.hashCode(set)) & (table.length - 1);
    while (table[at] != 0 && !holds(table[at], set)) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private boolean holds(int code, int[] set) {
    return Arrays.equals(members, ends[code - 1], ends[code], set, 0, set.length);
  }

  private void store(int code, int[] set) {
    int[] limits = code < ends.length ? ends : Arrays.copyOf(ends, 2 * ends.length);
    int start = limits[code - 1];
    int end = Math.addExact(start, set.length);
    int[] all =
        end <= members.length
            ? members
            : Arrays.copyOf(members, Math.max(end, members.length + (members.length >> 1)));
    System.arraycopy(set, 0, all, start, set.length);
    limits[code] = end;
    members = all;
    ends = limits;
  }

  private void grow() {
    table = new int[2 * table.length];
    for (int code = 1; code < sets; code++) {
      table[place(Arrays.copyOfRange(members, ends[code - 1], ends[code]))] = code;
    }
  }

  private static int mixed(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 16);
  }
}
