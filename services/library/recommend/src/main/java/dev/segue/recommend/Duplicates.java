package dev.segue.recommend;

/** What becomes of several tracks of the same recording. */
public enum Duplicates {
  /** The first of them stands for all. */
  FOLD,

  /** As {@link #FOLD}, and the answer lists the others beside it. */
  LIST,

  /** Each is a track of its own. */
  KEEP
}
