package dev.segue.search;

/** How well a track matches, the best first. */
public enum MatchKind {
  /** Its id, its recording code or an id elsewhere is what was asked for. */
  CODE('c'),
  /** Its title is. */
  EXACT_TITLE('e'),
  /** Its title begins so. */
  TITLE_PREFIX('t'),
  /** Words of its title and artists begin with each word. */
  WORD_PREFIX('w'),
  /** Words of its title, artists, album and genres begin with each word. */
  OTHER_FIELD('o'),
  /**
   * As before, but for a letter or two that are wrong, missing, too many or transposed; only where
   * no track matches better.
   */
  FUZZY('f'),
  /** Words of its title and artists have each word within; only where no track matches better. */
  SUBSTRING('s');

  private final char letter;

  MatchKind(char letter) {
    this.letter = letter;
  }

  /** Whether it is looked for only where no track matches better. */
  boolean isLastResort() {
    return this == FUZZY || this == SUBSTRING;
  }

  /** One letter that stands for the kind where it is written down. */
  public char letter() {
    return letter;
  }
}
