package dev.segue.tables.library;

import org.jspecify.annotations.Nullable;

/**
 * Where an entry stands.
 *
 * @param member the file in the archive; null outside of archives
 * @param text where in the file, such as {@code line 7} or {@code entry 3}
 * @param line the number of the line, from 1; 0 if lines are not counted
 */
public record Place(@Nullable String member, String text, long line) {

  private static final int LONGEST = 120;

  public Place {
    if (member != null) {
      member = printable(member);
    }
  }

  /** A name in an archive as it is shown: it is whatever somebody wrote. */
  public static String printable(String name) {
    String printable = name.replaceAll("\\p{Cntrl}+", " ").strip();
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
  }

  /** A line, from 1. */
  public static Place line(@Nullable String member, long number) {
    return new Place(member, "line " + number, number);
  }

  /** An entry of a list, from 1. */
  public static Place entry(@Nullable String member, long number) {
    return new Place(member, "entry " + number, 0);
  }

  /** Any other place. */
  public static Place of(@Nullable String member, String text) {
    return new Place(member, text, 0);
  }

  /** What {@link #line()} does not say; empty if it says all. */
  String beyondLine() {
    return line == 0 ? toString() : member == null ? "" : member;
  }

  /** {@code Playlist1.json, entry 7}. */
  @Override
  public String toString() {
    return member == null ? text : member + ", " + text;
  }
}
