package dev.segue.query.facade;

/** A request to a facade that cannot be answered, and the sentence that says why. */
public final class FacadeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String sentence;

  /**
   * @param status of HTTP
   */
  public FacadeException(int status, String sentence) {
    // Without a stack trace: it is an answer, not a failure.
    super(sentence, null, false, false);
    this.status = status;
    this.sentence = sentence;
  }

  public int status() {
    return status;
  }

  public String sentence() {
    return sentence;
  }
}
