package dev.segue.query.recommend;

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

  /** A query vector; a candidate's score is its product with the candidate's row. */
  float[] query(int number);

  /** What the tracks that a query vector placed are compared with. */
  Seed reference(int query);
}
