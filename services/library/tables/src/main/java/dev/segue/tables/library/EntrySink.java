package dev.segue.tables.library;

/** Takes what a reader finds. Every entry of a file comes to one of the first three. */
public interface EntrySink {

  /** An entry of a track. */
  void entry(LibraryEntry entry);

  /**
   * Something that is no track, and is not meant to be one.
   *
   * @param kind what it is, in the plural: {@code podcast episodes}
   */
  void leftOut(String kind);

  /**
   * An entry that cannot be used.
   *
   * @param reason what is wrong, as the end of a sentence
   * @param what title and artists as far as they are known, nothing else of the entry
   */
  void rejected(Place place, String reason, String what);

  /**
   * A value that is no part of a track because of what is wrong with it.
   *
   * @param field as the file calls it
   */
  void valueLeftOut(Place place, String field, String value, String reason);

  /** A sentence on what was decided, said once. */
  void note(String sentence);
}
