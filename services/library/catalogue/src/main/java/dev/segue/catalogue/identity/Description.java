package dev.segue.catalogue.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody knows of a track; all of it is optional.
 *
 * @param id its id, in any spelling
 * @param externalIds its ids elsewhere, as {@code namespace:value} or links
 * @param isrc its recording code
 * @param title of the recording
 * @param artists by name
 * @param durationMs length in milliseconds; NaN where it is not known
 */
public record Description(
    @Nullable String id,
    List<String> externalIds,
    @Nullable String isrc,
    @Nullable String title,
    List<String> artists,
    double durationMs) {

  public Description {
    externalIds = List.copyOf(externalIds);
    artists = List.copyOf(artists);
  }

  /** A text that names a track. */
  public static Description of(String id) {
    return new Description(id, List.of(), null, null, List.of(), Double.NaN);
  }
}
