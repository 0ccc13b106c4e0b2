package dev.segue.catalogue.group;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.track.Feature;
import dev.segue.learning.cluster.Clusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Clusters, with how the catalogue lay in them when they were made.
 *
 * <p>The cluster of a track is that of the nearest centre, found when it is asked for: that costs
 * no memory, is right for tracks that came later, and takes k times as many multiplications as
 * there are features, some dozen nanoseconds; so listing a cluster costs a pass over the catalogue.
 *
 * @param members one entry for each cluster, by its number
 * @param ungrouped number of tracks that have none of the features
 * @param sampleSize number of tracks the clusters were fitted on
 * @param tracks number of tracks of the catalogue
 * @param computedAt in milliseconds since the epoch
 */
public record Grouping(
    Clusters clusters,
    List<Members> members,
    int ungrouped,
    int sampleSize,
    int tracks,
    long computedAt) {
  private static final int EXEMPLARS = 5;

  public Grouping {
    members = List.copyOf(members);
  }

  /**
   * The tracks of one cluster.
   *
   * @param tracks how many
   * @param exemplars ids of those nearest to the centre, the nearest first
   */
  public record Members(int tracks, List<String> exemplars) {
    public Members {
      exemplars = List.copyOf(exemplars);
    }
  }

  /** A track in its cluster; the distance is in standard deviations. */
  public record Member(int row, String id, double distance) {}

  /**
   * The cluster in which most of some tracks lie.
   *
   * @param cluster its number; of equals the one with the lower id
   * @param inCluster how many of the tracks lie in it
   * @param of how many of them lie in any
   */
  public record Favourite(int cluster, int inCluster, int of) {
    /** Its share of the tracks, greater than 0, at most 1. */
    public double share() {
      return (double) inCluster / of;
    }
  }

  /** Looks at every track of the catalogue once. */
  static Grouping of(Clusters clusters, CatalogueSnapshot snapshot, int sampleSize) {
    int[] counts = new int[clusters.size()];
    List<NearestRows> nearest = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      nearest.add(new NearestRows(snapshot.rows(), EXEMPLARS));
    }
    double[] features = new double[Feature.COUNT];
    int ungrouped = 0;
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      if (snapshot.isLive(row)) {
        snapshot.rows().features(row, features);
        int cluster = clusters.nearest(features);
        if (cluster < 0) {
          ungrouped++;
        } else {
          counts[cluster]++;
          nearest.get(cluster).offer(row, clusters.distance(cluster, features));
        }
      }
    }
    List<Members> members = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      members.add(
          new Members(counts[c], nearest.get(c).sorted().stream().map(Member::id).toList()));
    }
    return new Grouping(
        clusters, members, ungrouped, sampleSize, snapshot.tracks(), System.currentTimeMillis());
  }

  /** The number of the cluster a row belongs to, or &minus;1. */
  public int clusterOf(CatalogueSnapshot snapshot, int row) {
    double[] features = new double[Feature.COUNT];
    snapshot.rows().features(row, features);
    return clusters.nearest(features);
  }

  /**
   * The tracks of a cluster that pass a filter, the most typical first, ties by id.
   *
   * @param offset how many to pass over
   * @param limit at most so many
   */
  public List<Member> tracks(
      CatalogueSnapshot snapshot, int cluster, RowFilter filter, int offset, int limit) {
    NearestRows nearest = new NearestRows(snapshot.rows(), offset + limit);
    double[] features = new double[Feature.COUNT];
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      if (snapshot.isLive(row) && filter.accepts(row)) {
        snapshot.rows().features(row, features);
        if (clusters.nearest(features) == cluster) {
          nearest.offer(row, clusters.distance(cluster, features));
        }
      }
    }
    List<Member> sorted = nearest.sorted();
    return List.copyOf(sorted.subList(Math.min(offset, sorted.size()), sorted.size()));
  }

  /**
   * The cluster in which most of some tracks lie.
   *
   * @param ids those that the catalogue does not have do not count
   * @return none if none of them lies in any
   */
  public Optional<Favourite> favourite(CatalogueSnapshot snapshot, Collection<String> ids) {
    int[] counts = new int[clusters.size()];
    int all = 0;
    for (String id : ids) {
      int row = snapshot.find(id);
      int cluster = row < 0 ? -1 : clusterOf(snapshot, row);
      if (cluster >= 0) {
        counts[cluster]++;
        all++;
      }
    }
    int most = 0;
    for (int c = 1; c < counts.length; c++) {
      most = counts[c] > counts[most] ? c : most;
    }
    return all == 0 ? Optional.empty() : Optional.of(new Favourite(most, counts[most], all));
  }
}
