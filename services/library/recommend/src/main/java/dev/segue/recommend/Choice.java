package dev.segue.recommend;

import java.util.List;

/**
 * A candidate that is left after folding.
 *
 * @param duplicates rows of the same recording that came after it
 */
record Choice(Candidate candidate, List<Integer> duplicates) {
  int row() {
    return candidate.row();
  }
}
