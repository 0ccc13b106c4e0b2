package dev.segue.recommend;

/** There is no track of this id in the catalogue. */
public final class UnknownTrackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;

  public UnknownTrackException(String id) {
    super("no track " + id, null, false, false);
    this.id = id;
  }

  public String id() {
    return id;
  }
}
