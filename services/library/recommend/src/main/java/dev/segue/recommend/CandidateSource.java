package dev.segue.recommend;

import java.util.List;

/** The second stage: the whole catalogue in one total order, read from its beginning. */
interface CandidateSource {

  /**
   * The first tracks of the order, by descending score, then by id. More of them may be asked for
   * in a later call, which begins anew.
   *
   * @return fewer than {@code limit} only where there are no more
   */
  List<Candidate> first(int limit);

  /**
   * Whether all tracks are equally far from what is asked for, as the model sees nothing in it:
   * then the order means nothing.
   */
  boolean seesNothing();

  /** A query vector, which the candidates that it placed are compared with. */
  float[] query(int number);

  /** What the tracks that a query vector placed are compared with. */
  Seed reference(int query);
}
