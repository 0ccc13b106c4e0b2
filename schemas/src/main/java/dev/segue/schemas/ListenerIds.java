package dev.segue.schemas;

/** What the id of a listener may be: the key of two topics, and a part of addresses. */
public final class ListenerIds {
  /** Longest id, in UTF-16 characters. */
  public static final int LONGEST = 256;

  /** What an id may be, in a sentence. */
  public static final String RULE =
      "it is a text of one line, not blank, of at most " + LONGEST + " characters.";

  private ListenerIds() {}

  /** Whether this can be the id of a listener. */
  public static boolean isUsable(String id) {
    return !id.isBlank()
        && id.length() <= LONGEST
        && id.codePoints().noneMatch(Character::isISOControl);
  }
}
