package dev.segue.catalogue;

/**
 * A track that a search found, and what places it in the order of the answer.
 *
 * @param kind how well it matches
 * @param popularity canonical popularity, −1 where it is missing
 */
public record TitleMatch(String id, Kind kind, float popularity) {

  /** How well a text matches, the best first. */
  public enum Kind {
    EXACT_TITLE('e'),
    TITLE_PREFIX('t'),
    WORD_PREFIX('w'),
    SUBSTRING('s');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    /** One letter that stands for the kind where it is written down. */
    public char letter() {
      return letter;
    }
  }
}
