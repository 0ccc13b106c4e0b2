package dev.segue.offline.evaluate;

import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.track.Feature;
import dev.segue.learning.cluster.KMeans;
import java.util.List;
import java.util.Random;

/** Simple ways to find neighbours: what a recipe has to be better than, or pays for. */
final class Baselines {
  private static final int GROUPS = 5;

  /** The features that the best-known of such demonstrations groups tracks by. */
  private static final Feature[] GROUPED_BY = {
    Feature.POPULARITY,
    Feature.ACOUSTICNESS,
    Feature.ENERGY,
    Feature.VALENCE,
    Feature.DANCEABILITY,
    Feature.INSTRUMENTALNESS
  };

  private Baselines() {}

  /** The greatest cosine between all features, min-max scaled. */
  static Neighbours minMaxCosine(List<LabelledTrack> tracks) {
    return cosine("min-max cosine", FeatureTable.minMax(tracks, Feature.values()));
  }

  /** The greatest cosine between all features, standardised. */
  static Neighbours zScoreCosine(List<LabelledTrack> tracks) {
    return cosine("z-score cosine", FeatureTable.standardised(tracks, Feature.values()));
  }

  /** Any track of the same K-Means group. */
  static Neighbours group(List<LabelledTrack> tracks, long seed) {
    FeatureTable table = FeatureTable.minMax(tracks, GROUPED_BY);
    int[] groups = KMeans.fit(table.rows(), Math.min(GROUPS, tracks.size()), seed).assignment();
    return new GroupNeighbours(
        "K-Means group",
        "%d groups by %d features, any track of the same one".formatted(GROUPS, table.width()),
        groups,
        seed);
  }

  private static Neighbours cosine(String name, FeatureTable table) {
    int width = table.width();
    BruteForceIndex index = new BruteForceIndex(width);
    float[] direction = new float[width];
    for (double[] row : table.rows()) {
      double squares = 0;
      for (double x : row) {
        squares += x * x;
      }
      double length = Math.sqrt(squares);
      for (int j = 0; j < width; j++) {
        direction[j] = length == 0 ? 0 : (float) (row[j] / length);
      }
      index.append(direction, 0);
    }
    return new IndexedNeighbours(name, width + " features", width, index.snapshot());
  }

  /** Random tracks of the same group. */
  static final class GroupNeighbours implements Neighbours {
    private final String name;
    private final String description;
    private final int[] groups;
    private final int[][] members;
    private final long seed;

    GroupNeighbours(String name, String description, int[] groups, long seed) {
      this.name = name;
      this.description = description;
      this.groups = groups.clone();
      this.seed = seed;
      int count = 0;
      for (int group : groups) {
        count = Math.max(count, group + 1);
      }
      int[] sizes = new int[count];
      for (int group : groups) {
        sizes[group]++;
      }
      members = new int[count][];
      for (int group = 0; group < count; group++) {
        members[group] = new int[sizes[group]];
      }
      for (int row = groups.length - 1; row >= 0; row--) {
        members[groups[row]][--sizes[groups[row]]] = row;
      }
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String description() {
      return description;
    }

    @Override
    public int[] of(int track, int limit) {
      int[] others = members[groups[track]].clone();
      int count = 0;
      for (int row : others) {
        if (row != track) {
          others[count++] = row;
        }
      }
      // A draw of its own for each track, so that it does not depend on which are asked for.
      Random random = new Random(seed * 1_000_003 + track);
      int[] drawn = new int[Math.min(limit, count)];
      for (int at = 0; at < drawn.length; at++) {
        int from = at + random.nextInt(count - at);
        drawn[at] = others[from];
        others[from] = others[at];
      }
      return drawn;
    }
  }
}
