package dev.segue.recommend.artist;

/** No track of the catalogue is by an artist of this name. */
public final class UnknownArtistException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;

  public UnknownArtistException(String name) {
    super("no artist " + name, null, false, false);
    this.name = name;
  }

  /** The name as it was asked for. */
  public String name() {
    return name;
  }
}
