package dev.segue.catalogue;

/** No model of this name is served. */
public final class UnknownModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String model;

  public UnknownModelException(String model) {
    super("no model " + model, null, false, false);
    this.model = model;
  }

  public String model() {
    return model;
  }
}
