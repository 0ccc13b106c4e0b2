package dev.segue.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Title and artists of rows, folded, read from the search text: so who made a track costs no memory
 * of its own. A view of {@link Rows}, to which the same rules of reading apply.
 */
public final class RowNames {
  private final Rows rows;

  RowNames(Rows rows) {
    this.rows = rows;
  }

  /** A name as {@link #hasArtist} wants it. */
  public static byte[] artist(String name) {
    return FoldedText.fold(name).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether one of the artists has this folded name, the whole of it. */
  public boolean hasArtist(int row, byte[] folded) {
    ByteColumn text = rows.block(row).text;
    int local = row & RowBlock.MASK;
    byte[] bytes = text.bytes();
    int end = text.end(local);
    int start = next(bytes, text.start(local), end);
    while (start < end) {
      int stop = separator(bytes, start, end);
      if (Arrays.equals(bytes, start, stop, folded, 0, folded.length)) {
        return true;
      }
      start = stop + 1;
    }
    return false;
  }

  /** The folded names of the artists. */
  public List<String> artists(int row) {
    ByteColumn text = rows.block(row).text;
    int local = row & RowBlock.MASK;
    byte[] bytes = text.bytes();
    int end = text.end(local);
    int start = next(bytes, text.start(local), end);
    List<String> names = new ArrayList<>();
    while (start < end) {
      int stop = separator(bytes, start, end);
      names.add(new String(bytes, start, stop - start, StandardCharsets.UTF_8));
      start = stop + 1;
    }
    return names;
  }

  /** The folded title; empty where there is none. */
  public String title(int row) {
    ByteColumn text = rows.block(row).text;
    int local = row & RowBlock.MASK;
    byte[] bytes = text.bytes();
    int start = text.start(local);
    int end = separator(bytes, start, text.end(local));
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** A hash of the folded title, the same as {@link #titleHash(String)} of it. */
  public long titleHash(int row) {
    ByteColumn text = rows.block(row).text;
    int local = row & RowBlock.MASK;
    int start = text.start(local);
    return hash(text.bytes(), start, separator(text.bytes(), start, text.end(local)));
  }

  /** A hash of a folded title. */
  public static long titleHash(String folded) {
    byte[] bytes = folded.getBytes(StandardCharsets.UTF_8);
    return hash(bytes, 0, bytes.length);
  }

  /** A hash of title and artists, never 0; 0 where either is missing. */
  public long titleAndArtistsHash(int row) {
    ByteColumn text = rows.block(row).text;
    int local = row & RowBlock.MASK;
    byte[] bytes = text.bytes();
    int start = text.start(local);
    int end = text.end(local);
    int titleEnd = separator(bytes, start, end);
    if (titleEnd == start || titleEnd + 1 >= end) {
      return 0;
    }
    long hash = hash(bytes, start, end);
    return hash == 0 ? 1 : hash;
  }

  private static long hash(byte[] bytes, int start, int end) {
    long hash = 0xCBF29CE484222325L;
    for (int i = start; i < end; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001B3L;
    }
    return hash;
  }

  /** Whether two rows have the same title and the same artists. */
  public boolean sameTitleAndArtists(int a, int b) {
    ByteColumn left = rows.block(a).text;
    ByteColumn right = rows.block(b).text;
    int i = a & RowBlock.MASK;
    int j = b & RowBlock.MASK;
    return Arrays.equals(
        left.bytes(), left.start(i), left.end(i), right.bytes(), right.start(j), right.end(j));
  }

  private static int next(byte[] bytes, int from, int end) {
    return separator(bytes, from, end) + 1;
  }

  private static int separator(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != FoldedText.SEPARATOR) {
      at++;
    }
    return at;
  }
}
