package dev.segue.recommend;

/** The model has no category of this id or name. */
public final class UnknownCategoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String category;

  public UnknownCategoryException(String category) {
    super("no category " + category, null, false, false);
    this.category = category;
  }

  public String category() {
    return category;
  }
}
