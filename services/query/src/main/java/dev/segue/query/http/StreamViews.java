package dev.segue.query.http;

import dev.segue.query.http.Views.NeighborView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of {@code /v1/stream}. */
final class StreamViews {
  private StreamViews() {}

  record TrackEventView(
      String id,
      @Nullable String title,
      List<String> artists,
      @Nullable String category,
      String model,
      int modelVersion,
      int tracks,
      List<NeighborView> similar) {}

  record ModelEventView(String model, int version, int tracks) {}

  record SkippedView(int skipped, int tracks) {}

  record GapView(int tracks) {}
}
