package dev.segue.recommend;

/** A request asks for something that the model or the other options leave no room for. */
public final class UnusableRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final String sentence;

  /**
   * @param parameter the one at fault
   * @param sentence what is wrong with it, for whoever asked
   */
  public UnusableRequestException(String parameter, String sentence) {
    super(sentence, null, false, false);
    this.parameter = parameter;
    this.sentence = sentence;
  }

  public String parameter() {
    return parameter;
  }

  public String sentence() {
    return sentence;
  }
}
