package dev.segue.query.facade;

import java.util.List;

/** An interface in the shape of another program's: its routes, and how it words an error. */
public interface Facade {

  /** What all its paths start with, such as {@code /spotify}. */
  String prefix();

  /** Its routes. */
  List<FacadeRoute> routes();

  /**
   * The answer to a request under {@link #prefix} that cannot be answered.
   *
   * @param status of HTTP
   * @param sentence what is wrong, for whoever asked
   */
  FacadeReply error(FacadeRequest request, int status, String sentence);
}
