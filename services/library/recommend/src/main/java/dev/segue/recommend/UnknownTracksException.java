package dev.segue.recommend;

import java.util.List;

/** Ids of a request are in no catalogue: all that it goes by, or some where it is strict. */
public final class UnknownTracksException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> ids;
  private final boolean strict;

  public UnknownTracksException(List<String> ids, boolean strict) {
    super("no tracks " + ids, null, false, false);
    this.ids = List.copyOf(ids);
    this.strict = strict;
  }

  /** The ids that are unknown, in the order of the request. */
  public List<String> ids() {
    return ids;
  }

  /** Whether the others would have made an answer. */
  public boolean strict() {
    return strict;
  }
}
