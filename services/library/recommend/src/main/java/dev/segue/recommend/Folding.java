package dev.segue.recommend;

import dev.segue.catalogue.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * The third stage: reads candidates in their order, folds those of one recording, leaves out those
 * of the examples and what is more than asked for of one artist or album, and reads on until enough
 * are left.
 */
final class Folding {
  /** Most answers lose none or one; and each spare one makes the search longer. */
  private static final int SPARE = 2;

  private static final int MORE_SPARE = 16;

  private final Rows rows;
  private final Options options;
  private final int[] seedRows;

  /**
   * @param seedRows rows of the examples. Not modified
   */
  Folding(Rows rows, Options options, int[] seedRows) {
    this.rows = rows;
    this.options = options;
    this.seedRows = seedRows.clone();
  }

  /** The first {@code count} that are left; fewer where there are no more. */
  List<Choice> first(CandidateSource source, int count) {
    boolean plain =
        options.duplicates() == Duplicates.KEEP
            && options.maxPerArtist() == 0
            && options.maxPerAlbum() == 0;
    int fetch = plain ? count : count + SPARE;
    while (true) {
      List<Candidate> candidates = source.first(fetch);
      List<Choice> left = fold(candidates, count);
      if (left.size() >= count || candidates.size() < fetch) {
        return left;
      }
      int lost = candidates.size() - left.size();
      fetch = Math.max(Math.addExact(count, 2 * lost + MORE_SPARE), Math.multiplyExact(fetch, 2));
    }
  }

  private List<Choice> fold(List<Candidate> candidates, int count) {
    Recordings recordings = new Recordings(rows);
    ArtistLimits caps = new ArtistLimits(rows, options.maxPerArtist(), options.maxPerAlbum());
    boolean folds = options.duplicates() != Duplicates.KEEP;
    for (int row : folds ? seedRows : new int[0]) {
      recordings.enter(row, -1);
    }
    List<Choice> left = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (left.size() == count) {
        break;
      }
      int place = left.size();
      int recording = folds ? recordings.enter(candidate.row(), place) : place;
      if (recording == place && caps.admit(candidate.row())) {
        left.add(new Choice(candidate, new ArrayList<>()));
      } else if (recording >= 0 && recording < place) {
        left.get(recording).duplicates().add(candidate.row());
      }
    }
    return left;
  }
}
