package dev.segue.query.facade;

/**
 * One route of a facade. Parameters that it does not know are ignored, as the programs that are
 * imitated do: their clients send more than is answered here.
 *
 * @param method GET or POST
 * @param path template with {@code {names}}, below the prefix of the facade
 */
public record FacadeRoute(String method, String path, Handler handler) {

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    FacadeReply answer(FacadeRequest request);
  }

  public static FacadeRoute get(String path, Handler handler) {
    return new FacadeRoute("GET", path, handler);
  }

  public static FacadeRoute post(String path, Handler handler) {
    return new FacadeRoute("POST", path, handler);
  }
}
