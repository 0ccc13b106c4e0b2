package dev.segue.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The {@link TrackFacts} of the rows of a block. A fact that no row of the block has takes no
 * memory. One writer; readers as in {@link CodeColumn}.
 */
final class FactColumns {
  private static final byte NOT_EXPLICIT = 1;
  private static final byte EXPLICIT = 2;

  final CodeColumn years = new CodeColumn();
  final CodeColumn genres = new CodeColumn();
  final CodeColumn markets = new CodeColumn();
  final CodeColumn albums = new CodeColumn();
  final CodeColumn songs = new CodeColumn();

  /** Digests of external ids, so that other ids are news. */
  final CodeColumn externalIds = new CodeColumn();

  /** Two bits a row: 0 unknown, 1 not explicit, 2 explicit. */
  private volatile int @Nullable [] explicit;

  private volatile long @Nullable [] isrcs;

  /** A bit a row. */
  private volatile int @Nullable [] layered;

  void setExplicit(int row, @Nullable Boolean value) {
    if (value == null) {
      return;
    }
    int[] words = explicit;
    if (words == null) {
      words = new int[RowBlock.ROWS / 16];
      explicit = words;
    }
    words[row >> 4] |= (value ? EXPLICIT : NOT_EXPLICIT) << (2 * (row & 15));
  }

  @Nullable Boolean explicit(int row) {
    int[] words = explicit;
    int bits = words == null ? 0 : (words[row >> 4] >>> (2 * (row & 15))) & 3;
    return bits == 0 ? null : Boolean.valueOf(bits == EXPLICIT);
  }

  void setLayered(int row, boolean value) {
    if (!value) {
      return;
    }
    int[] words = layered;
    if (words == null) {
      words = new int[RowBlock.ROWS / Integer.SIZE];
      layered = words;
    }
    words[row >> 5] |= 1 << (row & 31);
  }

  boolean layered(int row) {
    int[] words = layered;
    return words != null && (words[row >> 5] >>> (row & 31) & 1) != 0;
  }

  void setIsrc(int row, long value) {
    if (value == 0) {
      return;
    }
    long[] values = isrcs;
    if (values == null) {
      values = new long[RowBlock.ROWS];
      isrcs = values;
    }
    values[row] = value;
  }

  long isrc(int row) {
    long[] values = isrcs;
    return values == null ? 0 : values[row];
  }

  /** What filters ask about. */
  long filterMemory() {
    return years.memory()
        + genres.memory()
        + markets.memory()
        + Memory.of(explicit)
        + Memory.of(layered);
  }

  /** What the folding of duplicates asks about. */
  long recordingMemory() {
    return albums.memory() + songs.memory() + Memory.of(isrcs);
  }

  /** By what it is noticed that external ids have changed. */
  long externalIdMemory() {
    return externalIds.memory();
  }
}
