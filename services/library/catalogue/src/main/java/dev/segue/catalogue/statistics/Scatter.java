package dev.segue.catalogue.statistics;

import dev.segue.catalogue.RawValue;
import dev.segue.catalogue.Rows;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * A uniform sample of tracks in the plane of two features.
 *
 * @param tracks number of tracks of the selection, of which the points are a sample
 */
public record Scatter(Feature x, Feature y, int tracks, List<Point> points) {
  public Scatter {
    points = List.copyOf(points);
  }

  /**
   * One track.
   *
   * @param row its row in the snapshot
   */
  public record Point(int row, String id, double x, double y) {}

  /** At most {@code most} tracks that have both features. */
  public static Scatter of(FilteredRows selection, Feature x, Feature y, int most) {
    Rows rows = selection.snapshot().rows();
    FilteredRows both =
        new FilteredRows(
            selection.snapshot(),
            row ->
                selection.filter().accepts(row)
                    && !Float.isNaN(rows.feature(row, x.position()))
                    && !Float.isNaN(rows.feature(row, y.position())));
    int[] tracks = {0};
    both.forEachRow(row -> tracks[0]++);
    List<Point> points = new ArrayList<>();
    for (int row : both.sample(most)) {
      points.add(
          new Point(
              row,
              rows.id(row),
              RawValue.of(x, rows.feature(row, x.position())),
              RawValue.of(y, rows.feature(row, y.position()))));
    }
    return new Scatter(x, y, tracks[0], points);
  }
}
